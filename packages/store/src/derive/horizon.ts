import { type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import { txOf } from '../db.ts'
import { groundChanged, groundOf } from '../ground.ts'
import { createPartitions, horizonOn, readMeta, writeMeta } from '../migrate.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'
import { derivePersons, lockPersons, rulesVersion } from './person.ts'
import { rebuild } from './rebuild.ts'

/** Makes the partitions up to a horizon and moves it there. */
const moveHorizon = async (store: Store, horizon: Day): Promise<void> => {
  await store.owner(async (client) => {
    await client.query('begin')
    const tx = txOf(client)
    const from = (await readMeta(tx, store.tenant, 'status_from')) as Day
    await createPartitions(tx, 'status', yearOf(from), yearOf(horizon))
    await writeMeta(tx, store.tenant, 'horizon', horizon)
    await groundChanged(tx, store.tenant)
    await client.query('commit')
  })
}

/** Has anybody been derived under other rules than this version's? */
const hasOldRules = (store: Store): Promise<boolean> =>
  store.system('horizon', async (tx) => {
    const { old } = await tx.one<{ old: boolean }>(
      sql`select exists (select from person where tenant = ${store.tenant} and rules <> ${rulesVersion}) as old`,
    )
    return old
  })

/**
 * To be called at start and once a day: in a new year the horizon moves on, and rows of older rules are derived again.
 * Both rebuild everything. Answers whether they did.
 */
export const ensureHorizon = async (store: Store, today: Day): Promise<boolean> => {
  const horizon = horizonOn(today)
  const present = await store.system('horizon', (tx) => readMeta(tx, store.tenant, 'horizon'))
  const late = present !== null && present < horizon
  if (late) await moveHorizon(store, horizon)
  if (!late && !(await hasOldRules(store))) return false
  await rebuild(store, { today })
  return true
}

const PER_TURN = 200

/** Residents whose known move has come: access follows to the new village. Answers how many moved. */
export const applyMoves = async (store: Store, today: Day): Promise<number> => {
  let moved = 0
  for (;;) {
    const turn = await store.system('moves', async (tx) => {
      const due = await tx.rows<{ person: string }>(
        sql`select person from person where tenant = ${store.tenant} and moves_on <= ${today} limit ${PER_TURN}`,
      )
      if (due.length === 0) return 0
      const persons = await lockPersons(
        tx,
        store.tenant,
        due.map(({ person }) => person),
      )
      await derivePersons(tx, store.tenant, await groundOf(store, tx), persons, today)
      return persons.length
    })
    moved += turn
    if (turn === 0) return moved
  }
}
