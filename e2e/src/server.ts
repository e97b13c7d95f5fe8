import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The root of this checkout. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** A running `wangdi serve`, a process of its own as a user has it. */
export type Server = {
  readonly url: string
  readonly pid: number
  /** Milliseconds from its start to the first good answer of /health. */
  readonly startedIn: number
  /** What it printed so far. */
  readonly output: () => string
  /** As Ctrl+C: answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** As the power going off for this one process. */
  readonly kill: () => Promise<void>
}

export type Settings = {
  /** WANGDI_DATA, WANGDI_STATE, DATABASE_URL, PORT … */
  readonly variables: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** A port that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER']

/** Only what a program needs; the variables of the test runner stay out. */
const environmentOf = (variables: Settings['variables']): Record<string, string> => ({
  ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  ...variables,
})

/** Starts a command of the command line; its output is collected. */
export const run = ({ variables, args = [] }: Settings): { child: ChildProcess; output: () => string } => {
  const child = spawn(process.execPath, [join(checkout, 'packages/server/src/cli.ts'), ...args], {
    cwd: checkout,
    env: environmentOf(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
  }
  return { child, output: () => text }
}

const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

const exited = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  child.kill(signal)
  return exited(child)
}

/** Starts the server and waits until it is in order. */
export const serve = async (settings: Settings): Promise<Server> => {
  const began = performance.now()
  const { child, output } = run({ ...settings, args: ['serve', ...(settings.args ?? [])] })
  for (;;) {
    const url = /网底已启动：(\S+)/.exec(output())?.[1]
    if (url !== undefined && child.pid !== undefined && (await isHealthy(url))) {
      return {
        url,
        pid: child.pid,
        startedIn: performance.now() - began,
        output,
        stop: () => end(child, 'SIGINT'),
        kill: async () => {
          await end(child, 'SIGKILL')
        },
      }
    }
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server did not start:\n${output()}`)
    await sleep(50)
  }
}
