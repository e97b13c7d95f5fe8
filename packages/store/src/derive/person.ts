import type { Day } from '@wangdi/kernel/day/day.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Tx } from '../db.ts'
import type { Ground } from '../ground.ts'
import { prepared, raw, sql } from '../sql.ts'
import { openFacts } from '../visible.ts'
import { type Loaded, loadSubjects } from './load.ts'
import { deriveLoaded } from './merge.ts'
import { type Packed, pack } from './rows.ts'
import { existingRows, saveRows } from './save.ts'

/** Versions of all programmes' rules: rows derived under other ones are derived again at start. */
export const rulesVersion = programmes.map(({ id, rulesVersion: version }) => `${id}${version}`).join(' ')

/** What of a person's row follows from the records, as it stands today. */
export interface Standing {
  readonly village: number
  readonly unit: number
  readonly state: string
  readonly state_since: Day | null
  readonly residence: string
  readonly last_service: Day | null
  /** The next day on which the place changes by a record that is already known. */
  readonly moves_on: Day | null
}

/** Where and how the person stands today. */
export const standingOf = ({ subject }: Loaded, today: Day): Standing => {
  const life = lifeOf(subject)
  const place = life.placeAt(today)
  const moves = life.breakpoints.filter((on) => on > today && life.placeAt(on).village !== place.village)
  // The last service stands in every list: of restricted services it tells nothing.
  const days = openFacts(subject).records.flatMap((r) => (r.service_date <= today ? [r.service_date] : []))
  return {
    village: place.village,
    unit: place.unit,
    state: life.recordStateAt(today),
    state_since: life.recordStates.findLast(({ from }) => from <= today)?.from ?? null,
    residence: life.residenceAt(today),
    last_service: days.at(-1) ?? null,
    moves_on: moves.toSorted()[0] ?? null,
  }
}

interface Stood {
  readonly loaded: Loaded
  readonly standing: Standing
}

/** Person rows as they stand now, in one statement; those who moved are keyed anew. */
const saveStandings = async (tx: Tx, tenant: number, list: readonly Stood[]): Promise<void> => {
  const rows = list.map(({ loaded, standing }) => ({ person: loaded.person, ...standing }))
  await tx.run(
    prepared(
      'stand persons',
      sql`update person p set village = x.village, unit = x.unit, state = x.state, state_since = x.state_since,
          residence = x.residence, last_service = x.last_service, moves_on = x.moves_on, rules = ${rulesVersion},
          revision = p.revision + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(person uuid, village int, unit int, state text,
          state_since date, residence text, last_service date, moves_on date)
        where p.tenant = ${tenant} and p.person = x.person`,
    ),
  )
  for (const { loaded, standing } of list)
    if (standing.village !== loaded.village) await rekey(tx, tenant, loaded.person, standing.village)
}

/** Access follows the person: everything that is shown by today's village gets the new one, in this transaction. */
const rekey = async (tx: Tx, tenant: number, person: string, village: number): Promise<void> => {
  const mine = sql`set village = ${village} where tenant = ${tenant} and`
  await Promise.all([
    tx.run(sql`update identity ${mine} person = ${person}`),
    tx.run(sql`update contact ${mine} person = ${person}`),
    tx.run(sql`update person_alias ${mine} person = ${person}`),
    tx.run(sql`update record ${mine} subject = ${person}`),
    tx.run(sql`update record_version ${mine} subject = ${person}`),
    tx.run(sql`update finding ${mine} subject = ${person}`),
    tx.run(sql`update draft ${mine} subject = ${person}`),
    tx.run(sql`update household_member ${mine} person = ${person}`),
    ...['target', 'target_change', 'exam_person', 'exam_part', 'exam_pass', 'exam_alarm'].map((table) =>
      tx.run(sql`update ${raw(table)} ${mine} person = ${person}`),
    ),
  ])
}

const append = (packed: readonly Packed[]): Packed => ({
  status: packed.flatMap((p) => p.status),
  event: packed.flatMap((p) => p.event),
  due: packed.flatMap((p) => p.due),
})

/** Rows of the derivation of one loaded resident. */
export const packLoaded = (loaded: Loaded, village: number, ground: Ground): Packed =>
  pack(loaded.person, village, deriveLoaded(loaded), ground.statusFrom)

/** Locks the rows of persons in one order, so that two commands never wait for each other in a circle. */
export const lockPersons = async (tx: Tx, tenant: number, persons: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ person: string }>(
      prepared(
        'lock persons',
        sql`select person from person where tenant = ${tenant} and person = any (${persons}::uuid[])
            order by person for update`,
      ),
    )
  ).map(({ person }) => person)

/** Those whose derivation reads the records of these persons: a merge, also one undone later, has linked them. */
const withSurvivors = async (tx: Tx, tenant: number, persons: readonly string[]): Promise<string[]> => {
  const rows = await tx.rows<{ person: string }>(
    prepared(
      'survivors',
      sql`select person from person_alias where tenant = ${tenant} and alias = any (${persons}::text[]) and kind = 'merged'`,
    ),
  )
  return [...new Set([...persons, ...rows.map(({ person }) => person)])]
}

/**
 * Derives persons anew and writes the rows that differ. The caller holds their locks; runs with the deriver's rights
 * in the same transaction as the versions it follows from. `known`: persons that the caller has loaded under the lock
 * and kept in step with what it stored.
 */
export const derivePersons = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  persons: readonly string[],
  today: Day,
  known: ReadonlyMap<string, Loaded> = new Map(),
): Promise<Map<string, Loaded>> => {
  const all = await withSurvivors(tx, tenant, persons)
  if (all.length > persons.length) await lockPersons(tx, tenant, all)
  const unknown = all.filter((person) => !known.has(person))
  const [read, before] = await Promise.all([
    unknown.length > 0 ? loadSubjects(tx, tenant, ground, unknown) : new Map<string, Loaded>(),
    existingRows(tx, tenant, all),
  ])
  const loaded = new Map([...read, ...known])
  const stood = [...loaded.values()].map((one) => ({ loaded: one, standing: standingOf(one, today) }))
  const packed = stood.map(({ loaded: one, standing }) => packLoaded(one, standing.village, ground))
  await Promise.all([saveStandings(tx, tenant, stood), saveRows(tx, tenant, before, append(packed))])
  return loaded
}
