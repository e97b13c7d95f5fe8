import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { EngineProblem } from './problem.ts'

const run = promisify(execFile)

/** A user of the operating system. */
export type Account = { uid: number; gid: number }

export const isRoot = (): boolean => process.getuid?.() === 0

const lookUp = async (name: string): Promise<Account | null> => {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) }
}

const create = async (name: string): Promise<Account | null> => {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/usr/sbin/nologin']
  return run('useradd', [...options, name]).then(
    () => lookUp(name),
    () => null,
  )
}

/**
 * PostgreSQL refuses to run as root: the user it runs as then. Our own if it can be made, otherwise one that the
 * system already has for PostgreSQL.
 */
export const databaseAccount = async (): Promise<Account | null> => {
  if (!isRoot()) return null
  const account =
    (await lookUp('wangdi')) ?? (await create('wangdi')) ?? (await lookUp('wangdi')) ?? (await lookUp('postgres'))
  if (account !== null) return account
  throw new EngineProblem(
    'CANNOT_START',
    '数据库不能以 root 身份运行，也无法新建系统用户 wangdi（缺 useradd）。请以普通用户运行，或先建该用户。\n' +
      'PostgreSQL cannot run as root and the system user "wangdi" cannot be created. Run as an ordinary user or create it.',
  )
}

/** Whether this user may pass through every folder above this path. */
export const canEnter = async (path: string, account: Account): Promise<boolean> => {
  const folder = dirname(path)
  const found = await stat(folder).catch(() => null)
  if (found !== null) {
    const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0
    if (((found.mode >> shift) & 1) === 0) return false
  }
  return folder === path || folder === dirname(folder) || canEnter(folder, account)
}
