import type { ExchangeLine, LineKind } from '@wangdi/kernel/exchange/line.ts'
import { addAudit } from '../audit.ts'
import { type Context, todayOf } from '../context.ts'
import type { WriteTx } from '../db.ts'
import { derivePersons, lockPersons } from '../derive/person.ts'
import { groundOf } from '../ground.ts'
import { guardNumber, guards } from '../scope.ts'
import { loadAreas, loadBases, loadUnits } from './ground-lines.ts'
import { loadHouseholds } from './load/households.ts'
import { type LineOutcome, type Outcomes, outcome, type Placed, refused } from './load/outcome.ts'
import { loadRecords } from './load/records.ts'
import { loadResidents } from './load/residents.ts'

export type { LineOutcome } from './load/outcome.ts'

type Line<K extends LineKind> = Extract<ExchangeLine, { kind: K }>

const placed = <K extends LineKind>(lines: readonly ExchangeLine[], kind: K): Placed<Line<K>>[] =>
  lines.flatMap((line, at) => (line.kind === kind ? [{ at, line: line as Line<K> }] : []))

const idOf = (line: Line<'area' | 'unit' | 'base'>): string => (line.kind === 'base' ? line.id : line.code)

/** Areas, units and bases are the county's ground: only the system itself loads them. */
const loadGround = async (
  tx: WriteTx,
  context: Context,
  lines: readonly ExchangeLine[],
  outcomes: Outcomes,
): Promise<void> => {
  const [areas, units, bases] = [placed(lines, 'area'), placed(lines, 'unit'), placed(lines, 'base')]
  const all = [...areas, ...units, ...bases]
  if (all.length === 0) return
  if (context.scope.account !== null) {
    for (const { at, line } of all)
      outcomes.set(at, refused(idOf(line), 'FORBIDDEN', 'kind', '区划、机构和人口口径由管理员用命令行导入'))
    return
  }
  const { tenant } = context.scope
  const before = await groundOf(context.store, tx)
  await loadAreas(
    tx,
    tenant,
    areas.map(({ line }) => line),
  )
  await loadUnits(
    tx,
    tenant,
    units.map(({ line }) => line),
  )
  const ground = await groundOf(context.store, tx)
  const now = context.now.toISOString()
  for (const { at, line } of areas) {
    const known = before.areaByCode(line.code)
    const same = known?.name === line.name && known.valid_to === line.valid_to && known.rural === line.rural
    outcomes.set(at, outcome(known ? (same ? 'unchanged' : 'updated') : 'created', line.code))
  }
  for (const { at, line } of units) {
    const known = before.unitByCode(line.code)
    const same = known?.name === line.name && known.kind === line.unit_kind
    outcomes.set(at, outcome(known ? (same ? 'unchanged' : 'updated') : 'created', line.code))
  }
  for (const { at, line } of bases) {
    const known = ground.areaByCode(line.area) !== null
    const added = known ? await loadBases(tx, tenant, ground, [line], now) : 0
    if (!known) outcomes.set(at, refused(line.id, 'AREA_UNKNOWN', 'area', `没有区划代码 ${line.area}`))
    else outcomes.set(at, outcome(added > 0 ? 'created' : 'unchanged', line.id))
  }
}

/** The scope of a load by the system: every village there is now. */
const widened = async (tx: WriteTx, context: Context): Promise<Context> => {
  if (context.scope.account !== null) return context
  const ground = await groundOf(context.store, tx)
  const villages = ground.areas.filter(({ level }) => level === 'village').map(({ area }) => area)
  await tx.exec(`set local wangdi.villages = '{${villages.join(',')}}'`)
  await tx.exec(`set local wangdi.classes = '{${guards.map(guardNumber).join(',')}}'`)
  return { ...context, scope: { ...context.scope, villages, classes: ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] } }
}

/**
 * Loads lines of the exchange format in a transaction that is under way, and answers what became of each, in their
 * order. Loading the same lines again changes nothing. What stands in the way of submitting a record keeps it as a
 * draft; only what cannot be read as a fact is refused. Without an account it is the system that loads, over the whole
 * county.
 */
export const loadBatchIn = async (
  tx: WriteTx,
  asked: Context,
  lines: readonly ExchangeLine[],
): Promise<LineOutcome[]> => {
  const outcomes: Outcomes = new Map()
  await loadGround(tx, asked, lines, outcomes)
  const context = await widened(tx, asked)
  const { tenant } = context.scope
  const ground = await groundOf(context.store, tx)
  const [residents, records] = [placed(lines, 'resident'), placed(lines, 'record')]
  const persons = new Set([
    ...residents.map(({ line }) => line.resident_id),
    ...records.map(({ line }) => line.resident_id),
  ])
  await lockPersons(tx, tenant, [...persons])
  await loadResidents(tx, context, ground, residents, outcomes)
  await loadHouseholds(tx, context, ground, placed(lines, 'household'), outcomes)
  const changed = new Set(await loadRecords(tx, context, ground, records, outcomes))
  for (const { at, line } of residents)
    if (['created', 'updated'].includes(outcomes.get(at)?.outcome ?? '')) changed.add(line.resident_id)
  if (changed.size > 0) {
    await derivePersons(tx, tenant, ground, [...changed], todayOf(context))
    await addAudit(tx, context.scope, context.now, {
      action: 'import.batch',
      object_kind: 'batch',
      object_id: null,
      outcome: 'loaded',
      detail: { lines: lines.length, residents: changed.size },
    })
  }
  return lines.map((_, at) => outcomes.get(at) ?? refused(null, 'NOT_READ', 'kind', '这一行没有读到'))
}
