import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Day, day } from '@wangdi/kernel/day/day.ts'
import { backup } from '@wangdi/store/backup/backup.ts'
import { restore } from '@wangdi/store/backup/restore.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import type { Context } from '@wangdi/store/context.ts'
import { openDatabase } from '@wangdi/store/engine/database.ts'
import { readEnvironment } from '@wangdi/store/engine/environment.ts'
import { figuresOverview } from '@wangdi/store/indicators/overview.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { sql } from '@wangdi/store/sql.ts'
import { testDatabase } from '@wangdi/store/testing/database.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { expect, test } from 'vitest'

const TODAY: Day = day('2026-06-30')
const now = new Date(`${TODAY}T10:00:00+08:00`)

interface Urls {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly deriverUrl: string
  readonly secrets: { readonly blind: Buffer }
}

const opened = async ({ ownerUrl, appUrl, deriverUrl, secrets }: Urls): Promise<Store> => {
  await migrate(ownerUrl, { today: TODAY, identityKey: secrets.blind })
  return openStore({ owner: ownerUrl, app: appUrl, deriver: deriverUrl, identityKey: secrets.blind })
}

const figures = async (store: Store): Promise<unknown> => {
  const villages = await store.system('test', (tx) =>
    tx.rows<{ village: number }>(sql`select distinct village from person`),
  )
  const scope: Context['scope'] = {
    tenant: store.tenant,
    account: null,
    post: null,
    villages: villages.map(({ village }) => village),
    units: [],
    classes: ['D1'],
  }
  return figuresOverview({ store, scope, now }, { to: TODAY })
}

test('a backup of the embedded database, restored into a server of one’s own, serves the same figures', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wangdi-move-'))
  await chmod(folder, 0o755)
  const embedded = await openDatabase(
    readEnvironment({ WANGDI_DATA: join(folder, 'data'), WANGDI_STATE: join(folder, 'state') }),
    { exclusive: true },
  )
  const target = await testDatabase()
  const [from, to] = [await opened(embedded), await opened(target)]
  await seedStream(from, countyLines({ residents: 150, seed: 11, today: TODAY }), { today: TODAY, now })
  const before = await figures(from)
  expect(before).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ light: 'met' })]) })
  await backup(from, join(folder, 'county.wangdi'))
  await restore(to, join(folder, 'county.wangdi'))
  expect(await figures(to)).toEqual(before)
  await Promise.all([from.close(), to.close()])
  await Promise.all([embedded.stop(), target.drop()])
  await rm(folder, { recursive: true, force: true })
}, 120_000)
