import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for data that a killed run leaves to the next one to clear: it clears by this name. */
export const dataFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `wangdi-test-${process.pid}-`))
  // PostgreSQL's own user must be able to enter it.
  await chmod(folder, 0o755)
  return folder
}
