import { createHash } from 'node:crypto'
import { chmod, mkdir, realpath, stat } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Account, canEnter, databaseAccount, isRoot } from './account.ts'
import type { Environment } from './environment.ts'
import { EngineProblem } from './problem.ts'

/** Where an embedded server lives and as whom it runs. */
export type Place = {
  /** Names this data on this machine. */
  key: string
  /** Ours: secrets, remembered port, log, uploaded files. */
  folder: string
  /** PostgreSQL's own data folder, below `folder`. */
  cluster: string
  /** Whom PostgreSQL runs as; null: as ourselves. */
  account: Account | null
}

/** A short name for a text: the same for the same text. */
export const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Makes the folder and says whether it can be made private, as PostgreSQL insists (some shared drives cannot). */
const canHold = async (folder: string, mode: number): Promise<boolean> => {
  try {
    await mkdir(folder, { recursive: true })
    await chmod(folder, mode)
    return ((await stat(folder)).mode & 0o777) === mode
  } catch {
    return false
  }
}

/**
 * The folder for state that belongs to this machine: the system's as root, otherwise the user's.
 * @throws EngineProblem FOLDER when none can be written.
 */
export const stateFolder = async (environment: Environment): Promise<string> => {
  const mode = isRoot() ? 0o755 : 0o700
  const usual = isRoot()
    ? ['/var/lib/wangdi']
    : [join(homedir(), '.local', 'state', 'wangdi'), join(tmpdir(), `wangdi-${process.getuid?.() ?? 'user'}`)]
  const candidates = environment.stateFolder === null ? usual : [resolve(environment.stateFolder)]
  for (const folder of candidates) if (await canHold(folder, mode)) return folder
  throw new EngineProblem(
    'FOLDER',
    `无法写入 / cannot write to: ${candidates.join(', ')}。可用 WANGDI_STATE 另行指定。`,
  )
}

const folderOf = async (environment: Environment): Promise<string> => {
  const mode = isRoot() ? 0o755 : 0o700
  const named = environment.dataFolder
  if (named !== null) {
    const folder = resolve(named)
    if (await canHold(folder, mode)) return folder
    throw new EngineProblem(
      'FOLDER',
      `WANGDI_DATA 指定的文件夹无法使用 / cannot use the folder of WANGDI_DATA: ${folder}`,
    )
  }
  const beside = join(environment.checkout, 'data')
  if (!isRoot() && (await canHold(beside, mode))) return beside
  const folder = join(await stateFolder(environment), keyOf(await realpath(environment.checkout)))
  if (await canHold(folder, mode)) return folder
  throw new EngineProblem('FOLDER', `无法写入 / cannot write to: ${folder}`)
}

const ownerOf = async (cluster: string): Promise<Account | null> => {
  const found = await stat(cluster).catch(() => null)
  return found === null || found.uid === 0 ? null : { uid: found.uid, gid: found.gid }
}

/**
 * Where the embedded server of this checkout lives: `data/` of the checkout; as root, or where the checkout cannot
 * hold a private folder, a folder of the system that bears the checkout's key, for PostgreSQL does not run as root and
 * the user it runs as need not be able to enter the checkout.
 */
export const findPlace = async (environment: Environment): Promise<Place> => {
  const folder = await folderOf(environment)
  const cluster = join(folder, 'postgres')
  const account = isRoot() ? ((await ownerOf(cluster)) ?? (await databaseAccount())) : null
  if (account !== null && !(await canEnter(cluster, account))) {
    throw new EngineProblem(
      'FOLDER',
      `数据库用户进不了文件夹，请换 WANGDI_DATA / the database's user cannot enter the folder of WANGDI_DATA: ${folder}`,
    )
  }
  return { key: keyOf(await realpath(folder)), folder, cluster, account }
}
