import { createHmac, randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineProblem } from './problem.ts'

/** What must never be in the database or its backup. */
export type Secrets = {
  /** 32 bytes: the HMAC key of the blind indexes. It stays the same as long as the database lives. */
  blind: Buffer
}

/** `owner` is the password of the database's owner; the passwords of the other roles follow from it. */
type Kept = { owner: string; blind: string }

const read = async (file: string): Promise<Kept | null> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return JSON.parse(text) as Kept
  } catch {
    throw new EngineProblem('FOLDER', `密钥文件损坏，请从备份恢复 / the secrets file is damaged, restore it: ${file}`)
  }
}

/** The secrets of a folder, made on first use. Written whole or not at all; of two writers the first one wins. */
export const keepSecrets = async (folder: string): Promise<Kept> => {
  const file = join(folder, 'secrets.json')
  const known = await read(file)
  if (known !== null) return known
  const made: Kept = { owner: randomBytes(24).toString('hex'), blind: randomBytes(32).toString('hex') }
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await read(file)) ?? made
}

/**
 * The password of a role, from the owner's. So everyone who may connect as owner, from whatever checkout or machine,
 * gives the roles the same passwords, and none takes them away from another.
 */
export const rolePassword = (owner: string, role: string): string =>
  createHmac('sha256', owner).update(`wangdi role ${role}`).digest('hex')
