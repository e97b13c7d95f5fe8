// Builds the web application when its sources are not those that it was last built from.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './node.mjs'

const folder = join(root, 'packages', 'web')
const built = join(folder, 'dist')
const stamp = join(built, '.sources')

const filesBelow = (path) => {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
}

/** What the application is built from, the kernel included, by content: times of files change with every checkout. */
const fingerprint = () => {
  const sources = ['src', 'public'].flatMap((name) => filesBelow(join(folder, name)))
  const single = ['index.html', 'vite.config.ts', 'package.json'].map((name) => join(folder, name))
  const shared = [...filesBelow(join(root, 'packages', 'kernel', 'src')), join(root, 'package-lock.json')]
  const hash = createHash('sha256')
  for (const file of [...single, ...sources, ...shared]) {
    if (existsSync(file)) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * Builds packages/web into packages/web/dist unless that is up to date, and answers whether it now is. The new one is
 * built beside the old one, which may be in use and stays when the build fails.
 */
export const ensureWeb = async () => {
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true
  process.stderr.write('正在构建网页（只在第一次或有更新时）… / building the web application …\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const next = join(root, 'node_modules', '.cache', `web-${process.pid}`)
  const options = ['build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const code = await runNode([vite, ...options], { cwd: folder, stdio: ['ignore', 2, 2] })
  if (code === 0) {
    writeFileSync(join(next, '.sources'), now)
    rmSync(built, { recursive: true, force: true })
    renameSync(next, built)
  }
  rmSync(next, { recursive: true, force: true })
  return code === 0
}
