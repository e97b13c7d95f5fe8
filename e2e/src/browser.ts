import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)
const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const packageFolder = join(nodeModules, '@sparticuz', 'chromium')

/** Ours, not those of @sparticuz/chromium, which are for a Lambda and switch off web security. */
const options = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Program = { path: string; env: Record<string, string> }

const canRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/** Unpacks the browser beside its place and moves it there whole: test files may start browsers at the same time. */
const unpack = async (target: string): Promise<void> => {
  const draft = `${target}.${process.pid}`
  await mkdir(draft, { recursive: true })
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  await run(process.execPath, [fileURLToPath(new URL('unpack.ts', import.meta.url))], { env })
  await chmod(join(draft, 'chromium'), 0o755)
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
}

/** Libraries and fonts of the package only where the machine has none: its own folders come first. */
const environmentFor = async (folder: string): Promise<Record<string, string>> => {
  const multiarch = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  const system = [`/lib/${multiarch}`, `/usr/lib/${multiarch}`, '/lib64', '/usr/lib64']
  const libraries = [...system, join(folder, 'al2023', 'lib')].join(':')
  const fonts = (await canRead('/etc/fonts/fonts.conf')) ? '/etc/fonts' : join(folder, 'fonts')
  return { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts }
}

const canRead = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )

const fromPackage = async (): Promise<Program | null> => {
  const text = await readFile(join(packageFolder, 'package.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const { version } = JSON.parse(text) as { version: string }
  const shared = join(nodeModules, '.cache', `chromium-${version}`)
  const own = join(tmpdir(), `wangdi-chromium-${process.getuid?.() ?? 'user'}-${version}`)
  for (const folder of [shared, own]) {
    const path = join(folder, 'chromium')
    if (!(await canRun(path)) && (await isWritable(dirname(folder)))) await unpack(folder)
    if (await canRun(path)) return { path, env: await environmentFor(folder) }
  }
  return null
}

const isWritable = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const starts = ({ path, env }: Program): Promise<boolean> =>
  run(path, ['--version'], { env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  )

const findProgram = async (): Promise<Program> => {
  const named = process.env['CHROMIUM_PATH']
  if (named) return { path: named, env: {} }
  const packed = await fromPackage()
  if (packed !== null && (await starts(packed))) return packed
  for (const path of ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']) {
    if (await canRun(path)) return { path, env: {} }
  }
  throw new Error('No browser runs here. Install one (apt-get install chromium) or set CHROMIUM_PATH to its program.')
}

let program: Promise<Program> | null = null

/**
 * A headless browser with a new, empty profile, which vanishes when it is closed: CHROMIUM_PATH, the browser from npm,
 * or the system's, whichever runs first.
 */
export const launch = async (): Promise<Browser> => {
  program ??= findProgram()
  const { path, env } = await program
  // Without a locale the browser cannot name a file in Chinese, and sends none.
  const locale = { LC_ALL: 'C.UTF-8' }
  return chromium.launch({ executablePath: path, args: options, env: { ...process.env, ...locale, ...env } })
}
