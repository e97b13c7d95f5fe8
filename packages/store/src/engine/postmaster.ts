import { spawn } from 'node:child_process'
import { open, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainEnvironment } from './cluster.ts'
import type { Place } from './place.ts'
import { EngineProblem } from './problem.ts'

/** A running PostgreSQL that we started. */
export type Postmaster = { pid: number; port: number; stop: () => Promise<void> }

/** Why a start failed, in the words that decide what to do next. */
export type Refusal = { refused: 'port' | 'memory' | 'other'; text: string }

const pidFile = (place: Place) => join(place.cluster, 'postmaster.pid')

/** The lines of postmaster.pid: pid, folder, start, port, socket folder, address, memory key, status. */
const pidLines = async (place: Place): Promise<string[] | null> =>
  (await readFile(pidFile(place), 'utf8').catch(() => null))?.split('\n') ?? null

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A process number is used again sooner or later; PostgreSQL works in its data folder, which tells ours from others. */
const worksIn = async (pid: number, folder: string): Promise<boolean> => {
  const where = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return where === null ? isAlive(pid) : where === (await realpath(folder))
}

const gone = async (pid: number, milliseconds: number): Promise<boolean> => {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. Then less and less polite. */
const shutDown = async (pid: number): Promise<void> => {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await gone(pid, patience)) return
  }
}

/**
 * Puts an end to what a killed run left: a server that still runs is shut down, a file that names a process which is
 * none of ours is removed, for PostgreSQL would take that process for a server. Call it only while holding the lock.
 */
export const clearLeftovers = async (place: Place): Promise<void> => {
  const lines = await pidLines(place)
  if (lines === null) return
  const pid = Number(lines[0])
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && (await worksIn(pid, place.cluster))) await shutDown(pid)
  else await rm(pidFile(place), { force: true })
}

const refusalOf = (text: string): Refusal => {
  if (/could not bind|Address already in use/.test(text)) return { refused: 'port', text }
  if (/pre-existing shared memory block/.test(text)) return { refused: 'memory', text }
  return { refused: 'other', text }
}

const logTail = async (file: string, from: number): Promise<string> =>
  (await readFile(file, 'utf8')).slice(from).slice(-4000).trim()

/** Starts PostgreSQL and waits until it answers; however long recovery after a crash takes, as long as it lives. */
export const startPostmaster = async (
  place: Place,
  binaries: string,
  port: number,
  options: string[],
): Promise<Postmaster | Refusal> => {
  const logFile = join(place.folder, 'postgres.log')
  const log = await open(logFile, 'w', 0o600)
  // Detached: Ctrl+C in the terminal is for us; we stop PostgreSQL when our own work is finished.
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', place.cluster, ...options], {
    ...place.account,
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  await log.close()
  let ended = false
  const end = new Promise<void>((resolve) => {
    const finish = () => {
      ended = true
      resolve()
    }
    child.on('exit', finish)
    child.on('error', finish)
  })
  const pid = child.pid
  if (pid === undefined) throw new EngineProblem('CANNOT_START', `无法运行 / cannot run ${binaries}/bin/postgres`)
  child.unref()
  while (!ended) {
    const lines = await pidLines(place)
    if (Number(lines?.[0]) === pid && lines?.[7]?.startsWith('ready')) return running(pid, port, end)
    await sleep(10)
  }
  return refusalOf(await logTail(logFile, 0))
}

const running = (pid: number, port: number, end: Promise<void>): Postmaster => {
  let stopped = false
  const lastWord = () => {
    if (!stopped && isAlive(pid)) process.kill(pid, 'SIGINT')
  }
  process.once('exit', lastWord)
  void end.then(() => {
    stopped = true
  })
  return {
    pid,
    port,
    stop: async () => {
      process.off('exit', lastWord)
      if (!stopped) await shutDown(pid)
      stopped = true
    },
  }
}
