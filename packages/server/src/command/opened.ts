import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { type Database, openDatabase } from '@wangdi/store/engine/database.ts'
import { type Environment, readEnvironment } from '@wangdi/store/engine/environment.ts'
import { migrate, WrongKey } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { UsageError } from './options.ts'

/** A database of this version's tables, ready for use, and how to leave it. */
export interface Opened {
  readonly environment: Environment
  readonly database: Database
  readonly store: Store
  readonly applied: readonly string[]
  readonly close: () => Promise<void>
}

const OTHER_KEY =
  '这个数据库的证件号索引是用另一把密钥建的，按证件号会查不到人。请用原来的 WANGDI_STATE 文件夹，或设 WANGDI_BLIND_KEY'

/** Opens the database that the environment names and brings its tables up to date. */
export const openAll = async ({ exclusive }: { readonly exclusive: boolean }): Promise<Opened> => {
  const environment = readEnvironment()
  const database = await openDatabase(environment, { exclusive })
  try {
    const identityKey = database.secrets.blind
    const today = dayOfInstant(Date.now())
    const { applied } = await migrate(database.ownerUrl, { today, identityKey })
    const store = openStore({
      app: database.appUrl,
      deriver: database.deriverUrl,
      owner: database.ownerUrl,
      identityKey,
    })
    const close = async (): Promise<void> => {
      await store.close()
      await database.stop()
    }
    return { environment, database, store, applied, close }
  } catch (error) {
    await database.stop()
    throw error instanceof WrongKey ? new UsageError(OTHER_KEY) : error
  }
}

/** Runs a command on the opened database and closes it in any case. */
export const withStore = async (work: (opened: Opened) => Promise<number>): Promise<number> => {
  const opened = await openAll({ exclusive: false })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
