import { spawn } from 'node:child_process'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { EngineProblem } from './problem.ts'

/** PostgreSQL's own administrator in the embedded server; only the supervisor signs in as it. */
export const superuser = 'postgres'

/** What a PostgreSQL program needs to know of our surroundings: nothing but where programs are. */
export const plainEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }

const run = (program: string, options: string[], place: Place): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      ...place.account,
      cwd: '/',
      env: plainEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new EngineProblem('CANNOT_START', text.trim()))))
  })

const refuseOtherVersion = async (place: Place, binaries: string): Promise<void> => {
  const of = (folder: string) => readFile(join(folder, 'PG_VERSION'), 'utf8').then((text) => text.trim())
  const made = await of(place.cluster)
  const ours = binaries.match(/postgresql-(\d+)/)?.[1]
  if (made === ours) return
  throw new EngineProblem(
    'CANNOT_START',
    `数据由 PostgreSQL ${made} 建立，本程序带的是 ${ours}：请用旧版程序 wangdi backup，再用新版 wangdi restore。\n` +
      `The data was made by PostgreSQL ${made}, this program brings ${ours}: back up with the old one, restore with this one.`,
  )
}

const initialise = async (place: Place, binaries: string, password: string): Promise<void> => {
  const draft = `${place.cluster}.new`
  const passwordFile = join(place.folder, 'password')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (place.account !== null) {
    await chown(draft, place.account.uid, place.account.gid)
    await chown(passwordFile, place.account.uid, place.account.gid)
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
  try {
    await run(join(binaries, 'bin', 'initdb'), [`--pgdata=${draft}`, '--data-checksums', ...locale, ...access], place)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, place.cluster)
}

/** Makes PostgreSQL's data folder if there is none yet: complete or not at all, so a kill in the middle leaves nothing. */
export const ensureCluster = async (place: Place, binaries: string, password: string): Promise<void> => {
  if (await stat(place.cluster).catch(() => null)) await refuseOtherVersion(place, binaries)
  else await initialise(place, binaries, password)
}
