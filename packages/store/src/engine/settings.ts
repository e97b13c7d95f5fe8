import { statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/** Docker gives 64 MB of shared memory; parallel queries then fail in the middle unless they use files. */
const sharedMemory = async (): Promise<'posix' | 'mmap'> => {
  const space = await statfs('/dev/shm').catch(() => null)
  return space !== null && space.bsize * space.blocks >= 256 * megabyte ? 'posix' : 'mmap'
}

/** A sixteenth of the memory: 256 MB on the smallest machine that is meant, 1 GB from 16 GB on. */
const sharedBuffers = (memory: number): number =>
  Math.min(1024, Math.max(256, Math.floor(memory / 16 / megabyte / 64) * 64))

/**
 * Settings of the embedded server, for two cores and 4 to 24 GB.
 * `volatile` gives up durability: for the server of a test run, whose data nobody will miss.
 */
export const serverSettings = async (port: number, volatile: boolean): Promise<Record<string, string>> => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: `${volatile ? 256 : sharedBuffers(totalmem())}MB`,
  effective_cache_size: `${Math.floor(totalmem() / 2 / megabyte)}MB`,
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  dynamic_shared_memory_type: await sharedMemory(),
  random_page_cost: '1.1',
  jit: 'off',
  min_wal_size: volatile ? '80MB' : '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  fsync: volatile ? 'off' : 'on',
  full_page_writes: volatile ? 'off' : 'on',
  synchronous_commit: volatile ? 'off' : 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Error lines quote values that were typed, which may be about a person; what the log is for starts at LOG.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
})

/** The same as arguments of the server's program. */
export const asArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
