// Finds the pinned Node, sees to it that what is needed is installed, and runs TypeScript with it.
// Plain JavaScript for any Node from 18, with nothing but what Node brings: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of this checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const wanted = 26

/** Prints for a person and leaves. Standard output is for data, so everything said here goes to standard error. */
export const fail = (...lines) => {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

/** The pinned Node of this machine, from npm; null where the package has none. */
const pinnedNode = () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = platform === 'win' ? 'bin/node.exe' : 'bin/node'
  const path = join(root, 'node_modules', `node-${platform}-${process.arch}`, program)
  return existsSync(path) ? path : null
}

/** The Node that runs us, where it is new enough. */
const ownNode = () => (Number(process.versions.node.split('.')[0]) >= wanted ? process.execPath : null)

/** The path of a Node that runs TypeScript directly. */
export const findNode = () =>
  pinnedNode() ??
  ownNode() ??
  fail(
    `本机（${process.platform} ${process.arch}）没有可用的 Node ${wanted}：请自行安装 Node ${wanted} 或更新的版本，再运行一次。`,
    `No Node ${wanted} from npm for this machine (${process.platform} ${process.arch}): install Node ${wanted} or newer and run again.`,
  )

const readLock = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return null
  }
}

/** Whether node_modules holds what package-lock.json asks for, version by version. Times of files would mislead. */
const isInstalled = () => {
  const asked = readLock('package-lock.json')
  const there = readLock('node_modules/.package-lock.json')
  if (asked === null || there === null) return false
  return Object.entries(asked).every(([path, item]) => {
    if (!path.includes('node_modules/')) return true
    const found = there[path]
    if (found === undefined) return Boolean(item.optional || item.devOptional)
    return item.version === found.version && item.integrity === found.integrity
  })
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two first starts at once must not install into each other. */
const withInstallLock = (work) => {
  const key = createHash('sha256').update(`${root} ${process.getuid?.()}`).digest('hex').slice(0, 12)
  const file = join(tmpdir(), `wangdi-install-${key}`)
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const pid = Number(readFileSync(file, 'utf8'))
      if (pid > 0 && isAlive(pid)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
      else rmSync(file, { force: true })
    }
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

const runNpm = () => {
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const script = process.env.npm_execpath
  const ours = script?.endsWith('.js') || script?.endsWith('.cjs')
  // npm's own words go to standard error too.
  const how = { cwd: root, stdio: ['ignore', 2, 2], shell: !ours && process.platform === 'win32' }
  return ours ? spawnSync(process.execPath, [script, ...options], how) : spawnSync('npm', options, how)
}

/** Installs what is missing, exactly as the lockfile says. */
export const ensureInstalled = () => {
  if (isInstalled()) return
  withInstallLock(() => {
    if (isInstalled()) return
    process.stderr.write('正在安装依赖（只在第一次或有更新时）… / installing dependencies …\n')
    const result = runNpm()
    if (result.status !== 0) {
      fail(
        `npm ci 失败，请检查网络或 npm 镜像（npm config set registry …）后再运行一次。${result.error?.message ?? ''}`,
        'npm ci failed: check the network or the npm registry and run again.',
      )
    }
  })
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs the pinned Node with these arguments, gives it our terminal and our signals, and answers its exit code.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export const runNode = (args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(findNode(), args, { stdio: 'inherit', ...options })
    let told = null
    const forward = (signal) => {
      told = signal
      // Ctrl+C in a terminal reaches the child by itself; a second one would be taken for impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    for (const signal of forwarded) process.on(signal, forward)
    child.on('error', (error) =>
      fail(
        `无法运行 Node ${wanted}：系统太旧（须 glibc 2.28 或更新）或不受支持。${error.message}`,
        `Cannot run Node ${wanted}: the system is too old (glibc 2.28 or newer is needed) or not supported.`,
      ),
    )
    child.on('close', (code, signal) => {
      for (const name of forwarded) process.off(name, forward)
      // Whoever was told to stop starts nothing more.
      if (told !== null) process.exit(128 + constants.signals[told])
      resolve(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  })

/** Installs, runs a TypeScript program of this checkout, and leaves with its exit code. */
export const runProgram = async (path, args) => {
  ensureInstalled()
  process.exit(await runNode([join(root, path), ...args]))
}
