import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

export interface Served {
  readonly address: string
  /** Ends the process at once, as a power cut would. */
  readonly kill: () => Promise<void>
  /** Asks it to stop. Answers its exit code. */
  readonly stop: () => Promise<number | null>
}

const untilStarted = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = []
    child.stdout?.on('data', (part: Buffer) => {
      said.push(part.toString())
      if (said.join('').includes('网底已启动')) resolve()
    })
    child.stderr?.on('data', (part: Buffer) => said.push(part.toString()))
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said.join('')}`)))
  })

export interface Starting {
  readonly started: Promise<Served>
  readonly kill: () => Promise<void>
}

/** Starts `wangdi serve` as a process of its own on a database of the test. */
export const startServe = async (environment: Record<string, string>, residents = 60): Promise<Starting> => {
  const port = await freePort()
  const args = [CLI, 'serve', '--port', String(port), '--residents', String(residents), '--log', 'silent']
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...environment } })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM')
    const [code] = await ended
    return code
  }
  return { kill, started: untilStarted(child).then(() => ({ address: `http://127.0.0.1:${port}`, kill, stop })) }
}

/** The same, once it answers. */
export const serveProcess = async (environment: Record<string, string>, residents?: number): Promise<Served> =>
  (await startServe(environment, residents)).started

export interface Browser {
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Record<string, unknown> }>
  readonly upload: (path: string, name: string, content: Buffer) => Promise<Record<string, unknown>>
}

/** A signed-in client over real HTTP. */
export const browse = async (address: string, login: string, password: string): Promise<Browser> => {
  const own = { 'x-wangdi': '1' }
  const json = { ...own, 'content-type': 'application/json' }
  const first = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ login, password }),
  })
  const cookie = String(first.headers.get('set-cookie')).split(';', 1)[0]
  return {
    call: async (method, path, body) => {
      const response = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: body === undefined ? { ...own, cookie } : { ...json, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    upload: async (path, name, content) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), name)
      const response = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: { ...own, cookie },
        body: form,
      })
      return (await response.json()) as Record<string, unknown>
    },
  }
}
