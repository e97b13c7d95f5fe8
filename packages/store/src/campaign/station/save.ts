import type { AlarmView, DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { newCritical } from '@wangdi/kernel/campaign/day/critical.ts'
import { dayFormOf, dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { stationFindings } from '@wangdi/kernel/campaign/day/judge.ts'
import { type Missing, missingOf } from '@wangdi/kernel/campaign/day/missing.ts'
import { answersOf, itemKey, type United, unite } from '@wangdi/kernel/campaign/day/part.ts'
import { boundTwice } from '@wangdi/kernel/campaign/day/tube.ts'
import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding } from '@wangdi/kernel/form/finding.ts'
import { addAudit } from '../../audit.ts'
import type { Context } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { prepared, sql } from '../../sql.ts'
import { type DayHead, type DayRefusal, dayHead } from '../day/head.ts'
import { raiseAlarms } from './alarms.ts'
import { classOfPart, insertParts, partsOfPerson } from './part-rows.ts'
import { nextAt } from './queue.ts'
import { boundElsewhere, closeTarget, stampPass } from './stamps.ts'
import { partsOf, type StationSave, unknownForms, valuesOf } from './station-input.ts'

export type StationSaved =
  | {
      readonly outcome: 'saved' | 'duplicate_ok'
      readonly alarms: readonly AlarmView[]
      readonly next: DayPerson | null
    }
  | { readonly outcome: 'rejected'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'missing'; readonly missing: readonly Missing[] }
  | DayRefusal

interface Standing {
  readonly village: number
  readonly registered_at: string | null
  readonly required: readonly string[]
  readonly sex: string
  readonly birth_date: Day | null
}

/** What a save stands on. */
interface Ready {
  readonly head: DayHead
  readonly standing: Standing
  readonly united: ReadonlyMap<string, United>
  readonly around: FormContext
  readonly values: Readonly<Record<string, Values>>
  readonly known: boolean
}

const standingOf = (tx: WriteTx, tenant: number, day: string, person: string): Promise<Standing | null> =>
  tx.maybe<Standing>(
    prepared(
      'exam standing',
      sql`select e.village, e.registered_at, e.required, p.sex, p.birth_date
          from exam_person e join person p on p.tenant = e.tenant and p.person = e.person
          where e.tenant = ${tenant} and e.day = ${day} and e.person = ${person}`,
    ),
  )

/** Facts of the person that a station's checks ask for; what hangs on groups is asked over the whole form at the end. */
export const stationContext = (
  { sex, birth_date }: Pick<Standing, 'sex' | 'birth_date'>,
  on: Day,
  ground: Ground,
): FormContext => ({
  today: on,
  sex,
  ...(birth_date && { birth_date, age: completedYears(birth_date, on) ?? undefined }),
  settings: ground.settings,
})

const findingsOf = (input: StationSave, { united, around, values }: Ready, context: Context): Finding[] => [
  ...unknownForms(input),
  ...Object.entries(values).flatMap(([id, of]) => {
    const dayForm = dayFormOf(id)
    const hidden = Object.keys(of).filter((key) => !context.scope.classes.includes(classOfPart(itemKey(id, key))))
    return [
      ...hidden.map((key) => finding('UNKNOWN_FIELD', key, `“${key}”不在您的岗位可填写的内容内，请去掉这一项`)),
      ...(dayForm ? stationFindings(dayForm, input.station, of, answersOf(united, id), around) : []),
    ]
  }),
]

const ready = async (
  tx: WriteTx,
  context: Context,
  ground: Ground,
  day: string,
  input: StationSave,
): Promise<Ready | DayRefusal> => {
  const { tenant } = context.scope
  const [head, standing, parts] = await Promise.all([
    dayHead(tx, tenant, day),
    standingOf(tx, tenant, day, input.resident_id),
    partsOfPerson(tx, tenant, day, input.resident_id),
  ])
  if (!head || !standing || !(head.stations.includes(input.station) || input.station === 'S12'))
    return { code: 'NOT_FOUND' }
  if (standing.registered_at === null) return { code: 'EXAM_NOT_REGISTERED' }
  return {
    head,
    standing,
    united: unite(parts).get(input.resident_id) ?? new Map(),
    around: stationContext(standing, head.on_date, ground),
    values: valuesOf(input),
    known: parts.some(({ save }) => save === input.save_id),
  }
}

/** With what this save brings: what would be missing on leaving. */
const stillMissing = (input: StationSave, { standing, united, values }: Ready) => {
  const before = [...united.values()].map(({ from }) => from)
  return missingOf(dayForms, standing.required, unite([...before, ...partsOf(input, values)]).get(input.resident_id))
}

const storeSave = async (tx: WriteTx, context: Context, input: StationSave, of: Ready): Promise<AlarmView[]> => {
  const { head, standing, united, values, around } = of
  const { resident_id: person, station, device, at } = input
  const { tenant } = context.scope
  const { village } = standing
  const parts = partsOf(input, values).map((part) => ({ ...part, village }))
  await insertParts(tx, context, head.day, parts)
  await stampPass(tx, tenant, head.day, standing.village, input)
  const alarming = { day: head.day, person, village: standing.village, station, device, at }
  const raised: AlarmView[] = []
  for (const [form, noted] of Object.entries(values)) {
    const dayForm = dayFormOf(form)
    if (!dayForm || input.chosen) continue
    const critical = newCritical(dayForm, noted, answersOf(united, form), around)
    raised.push(...(await raiseAlarms(tx, context, { ...alarming, form }, critical)))
  }
  await addAudit(tx, context.scope, context.now, {
    action: 'exam.save',
    object_kind: 'exam_day',
    object_id: head.day,
    person,
    outcome: 'ok',
    detail: { station, state: input.state },
  })
  return raised
}

/** Whether anything that was asked has been left out with a reason. */
const hasReasons = ({ united, values }: Ready, input: StationSave): boolean =>
  input.reason !== undefined ||
  [...united].some(([key, { shown }]) => key.endsWith('_not_done') && shown !== null) ||
  Object.values(values).some((of) => Object.keys(of).some((key) => key.endsWith('_not_done') && of[key] !== null))

const saveIn = async (tx: WriteTx, context: Context, day: string, input: StationSave): Promise<StationSaved> => {
  const { tenant } = context.scope
  const ground = await groundOf(context.store, tx)
  const doubled = await boundElsewhere(tx, tenant, day, input)
  return tx.asApp(async () => {
    const of = await ready(tx, context, ground, day, input)
    if ('code' in of) return of
    const next = () => nextAt(tx, tenant, ground, of.head, input.station, input.resident_id)
    if (of.known) return { outcome: 'duplicate_ok', alarms: [], next: await next() }
    const findings = [...findingsOf(input, of, context), ...doubled.map(boundTwice)]
    if (findings.length > 0) return { outcome: 'rejected', findings }
    const leaving = input.station === 'S99' && input.state === 'passed'
    const open = leaving ? stillMissing(input, of) : null
    if (open && open.now.length > 0) return { outcome: 'missing', missing: open.now }
    const alarms = await storeSave(tx, context, input, of)
    if (open) await closeTarget(tx, context, of.head, input, !hasReasons(of, input))
    return { outcome: 'saved', alarms, next: await next() }
  })
}

/**
 * Notes what a station found: only its own items, added beside whatever was noted before. Wrong values and doubled
 * tubes are refused, nobody passes the last station with something missing, critical values alarm at once. Sent twice
 * it is stored once. (R-EXD-1, 2, 5, 7)
 */
export const saveStation = (context: Context, day: string, input: StationSave): Promise<StationSaved> =>
  context.store.write(context.scope, (tx) => saveIn(tx, context, day, input))
