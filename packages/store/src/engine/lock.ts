import { connect, createServer, type Server } from 'node:net'

/** What the process that holds the data says about itself. `port` is the database's, null until it answers. */
export type Holder = { pid: number; address: string | null; port: number | null }

export type Lock = { tell: (news: Partial<Omit<Holder, 'pid'>>) => void; release: () => Promise<void> }

/**
 * A name in the kernel's own table instead of a file: it vanishes with the process, however that dies, so there is
 * nothing stale to judge, and the second process can ask the first for its address.
 */
const nameOf = (key: string): string =>
  process.platform === 'win32' ? `\\\\.\\pipe\\wangdi-${key}` : `\0wangdi-${key}`

const listen = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen({ path }, () => resolve(true))
  })

/** Takes the lock of this key, or answers null when another process holds it. */
export const takeLock = async (key: string): Promise<Lock | null> => {
  const holder: Holder = { pid: process.pid, address: null, port: null }
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(JSON.stringify(holder))
  })
  if (!(await listen(server, nameOf(key)))) return null
  server.unref()
  return {
    tell: (news) => Object.assign(holder, news),
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Asks who holds the lock; null when nobody does any more. */
export const askHolder = (key: string): Promise<Holder | null> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect({ path: nameOf(key) })
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      text += part
    })
    socket.on('error', () => resolve(null))
    socket.on('end', () => resolve(text === '' ? null : (JSON.parse(text) as Holder)))
  })
