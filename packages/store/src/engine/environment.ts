import { fileURLToPath } from 'node:url'
import { EngineProblem } from './problem.ts'

/** What the surroundings say. The one place in store and server that reads environment variables. */
export type Environment = {
  /** DATABASE_URL: a PostgreSQL of one's own; null: the embedded one. */
  databaseUrl: string | null
  /** Absolute root of this checkout. */
  checkout: string
  /** WANGDI_DATA: where the embedded server keeps its data. */
  dataFolder: string | null
  /** WANGDI_STATE: where state lives that belongs to this machine and not to the checkout. */
  stateFolder: string | null
  /** WANGDI_BLIND_KEY: 32 bytes in hex, for several machines on one DATABASE_URL. */
  blindKey: string | null
  /** PORT of the web application. */
  port: number
  /** Whether PORT was given: then the port is not moved when it is taken. */
  portGiven: boolean
}

const checkout = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/[/\\]$/, '')
const usualPort = 8080

const portOf = (text: string | undefined): number => {
  if (text === undefined || text === '') return usualPort
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new EngineProblem('BAD_SETTING', `PORT 应是 1 到 65535 的整数 / PORT must be 1 to 65535: ${text}`)
}

const blindKeyOf = (text: string | undefined): string | null => {
  if (text === undefined || text === '') return null
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new EngineProblem(
    'BAD_SETTING',
    'WANGDI_BLIND_KEY 应是 64 位十六进制数 / WANGDI_BLIND_KEY must be 64 hex digits',
  )
}

/**
 * Reads the settings from environment variables.
 * @throws EngineProblem BAD_SETTING when one of them cannot be meant.
 */
export const readEnvironment = (variables: Record<string, string | undefined> = process.env): Environment => ({
  databaseUrl: variables['DATABASE_URL'] || null,
  checkout,
  dataFolder: variables['WANGDI_DATA'] || null,
  stateFolder: variables['WANGDI_STATE'] || null,
  blindKey: blindKeyOf(variables['WANGDI_BLIND_KEY']),
  port: portOf(variables['PORT']),
  portGiven: Boolean(variables['PORT']),
})
