import { type Day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import type pg from 'pg'
import { writePacked } from '../bulk/bundle.ts'
import { copySheet } from '../bulk/copy.ts'
import { openWorkers } from '../bulk/pool.ts'
import { newSheets } from '../bulk/sheets.ts'
import type { Tx } from '../db.ts'
import { groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'
import { loadSubjects } from './load.ts'
import { packLoaded, rulesVersion, standingOf } from './person.ts'
import type { RebuildStart } from './rebuild-worker.ts'
import { createShadow, dropShadow, indexShadow, shadow, swapShadow } from './shadow.ts'

export interface RebuildOptions {
  /** Day on which access stands; today when left out. */
  readonly today?: Day
  readonly workers?: number
  readonly onProgress?: (done: number, of: number) => void
}

const PER_TURN = 500

/** All persons in key order, a page at a time. */
async function* personPages(store: Store): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await store.system('rebuild', (tx) =>
      tx.rows<{ person: string }>(
        sql`select person from person where tenant = ${store.tenant} and person > ${after} order by person limit ${PER_TURN}`,
      ),
    )
    if (page.length === 0) return
    after = page[page.length - 1].person
    yield page.map(({ person }) => person)
  }
}

const countPersons = (store: Store): Promise<number> =>
  store.system('rebuild', async (tx) => {
    const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from person where tenant = ${store.tenant}`)
    return n
  })

/** Persons who were saved, or came, after their records had been read. */
const touched = (tx: Tx, tenant: number): Promise<{ person: string }[]> =>
  tx.rows<{ person: string }>(
    sql`select p.person from person p
        left join rebuild_revision r on r.tenant = p.tenant and r.person = p.person and r.revision = p.revision
        where p.tenant = ${tenant} and r.person is null order by p.person`,
  )

const dropRows = async (client: pg.Client, tenant: number, persons: readonly string[]): Promise<void> => {
  for (const table of [shadow.status, shadow.event, shadow.due])
    await client.query(`delete from ${table} where tenant = $1 and person = any ($2::uuid[])`, [tenant, persons])
}

/** Derives the persons touched meanwhile: read by the deriver, written to the new tables by their owner. */
const catchUp = (store: Store, client: pg.Client, today: Day): Promise<void> =>
  store.system('rebuild', async (tx) => {
    const { tenant } = store
    const ground = await groundOf(store, tx)
    const late = (await touched(tx, tenant)).map(({ person }) => person)
    const sheets = newSheets(shadow)
    for (let at = 0; at < late.length; at += PER_TURN) {
      const turn = late.slice(at, at + PER_TURN)
      await dropRows(client, tenant, turn)
      const loaded = await loadSubjects(tx, tenant, ground, turn)
      for (const one of loaded.values())
        writePacked(sheets, tenant, packLoaded(one, standingOf(one, today).village, ground))
      for (const sheet of sheets.all()) await copySheet(client, sheet)
    }
  })

/**
 * The swap. Writers wait: no version can be stored while the lock is held, so the persons touched meanwhile are all
 * there are. Readers go on until the old tables are dropped.
 */
const swap = async (store: Store, client: pg.Client, today: Day): Promise<void> => {
  await client.query(`grant select on ${shadow.revision} to wangdi_deriver`)
  await client.query('begin')
  try {
    await client.query('lock table person, record, record_version, status, event, due in exclusive mode')
    await catchUp(store, client, today)
    await swapShadow(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  await client.query(`drop table ${shadow.revision}`)
}

const noteRules = (store: Store): Promise<number> =>
  store.system('rebuild', (tx) =>
    tx.run(sql`update person set rules = ${rulesVersion} where tenant = ${store.tenant} and rules <> ${rulesVersion}`),
  )

const LOCK = 720_218

/**
 * Derives everything again from the records alone, on worker threads, into tables of its own, and swaps them in when
 * they are complete. Saves go on meanwhile; what they touched is derived again at the swap.
 */
export const rebuild = async (
  store: Store,
  options: RebuildOptions = {},
): Promise<{ readonly persons: number; readonly seconds: number }> => {
  const began = performance.now()
  const today = options.today ?? dayOfInstant(Date.now())
  const ground = await store.system('rebuild', (tx) => groundOf(store, tx))
  const of = await countPersons(store)
  return store.owner(async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await createShadow(client, ground.statusFrom, ground.horizon)
    const { owner, app, deriver } = store.options
    const start: RebuildStart = { owner, app, deriver, tenant: store.tenant, today }
    let persons = 0
    const pool = openWorkers<readonly string[]>(
      new URL('./rebuild-worker.ts', import.meta.url),
      options.workers ?? 2,
      start,
      (n) => {
        persons += n
        options.onProgress?.(persons, of)
      },
    )
    try {
      for await (const page of personPages(store)) await pool.give(page)
      await pool.finish()
      await indexShadow(client)
      await swap(store, client, today)
      await noteRules(store)
      // Vacuumed pages let figures read the index alone.
      await client.query('vacuum status, event, due')
    } catch (error) {
      await dropShadow(client)
      throw error
    }
    return { persons, seconds: (performance.now() - began) / 1000 }
  })
}
