import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Bench } from './bench.ts'

export interface Server {
  readonly address: string
  /** Highest resident memory so far in bytes; null where the system does not tell. */
  readonly memory: () => Promise<number | null>
  readonly stop: () => Promise<void>
}

const program = fileURLToPath(import.meta.resolve('@wangdi/server/cli.ts'))

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const memoryOf = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const found = /^VmHWM:\s+(\d+) kB/m.exec(status)
  return found ? Number(found[1]) * 1024 : null
}

/** The application as `npm start` runs it, in a process of its own, on this run's database. */
export const startServer = async ({ ground }: Bench): Promise<Server> => {
  const port = String(await freePort())
  const child = spawn(process.execPath, [program, 'serve', '--port', port, '--log', 'warn'], {
    env: { ...process.env, ...ground.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString()
      const found = /http:\/\/localhost:\d+/.exec(text)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    address,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
