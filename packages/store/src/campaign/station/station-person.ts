import type { MissingAnswer, StationForm, StationPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { dayForms, isAskedAt, stationItems } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { missingOf } from '@wangdi/kernel/campaign/day/missing.ts'
import { answersOf, itemKey, tubeKey, type United, unite } from '@wangdi/kernel/campaign/day/part.ts'
import { passedStations } from '@wangdi/kernel/campaign/day/stamp.ts'
import { type DayForm, stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { formContextOf } from '../../formcontext.ts'
import { groundOf } from '../../ground.ts'
import { seeResident } from '../../read/resident/subject.ts'
import { sql } from '../../sql.ts'
import { dayHead } from '../day/head.ts'
import { alarmsWhere } from './alarms.ts'
import { partsOfPerson } from './part-rows.ts'
import { personOfDay } from './people.ts'

type Of = ReadonlyMap<string, United> | undefined

const readingsOf = (united: Of, form: string, keys: readonly string[]): StationForm['readings'] =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const readings = united?.get(itemKey(form, key))?.readings ?? []
      return readings.length > 1 ? [[key, readings.map(({ value, at }) => ({ value, at }))] as const] : []
    }),
  )

/** What a form's screen at a station needs; null when the station has nothing of it. */
const stationForm = (dayForm: DayForm, station: string, united: Of, context: FormContext): StationForm | null => {
  const { form } = dayForm
  const keys = stationItems(dayForm, station)
  if (keys.length === 0 || !isAskedAt(station, [dayForm], context)) return null
  // The checks look at the whole form: what other stations noted comes along.
  return {
    form: form.id,
    keys,
    values: answersOf(united, form.id),
    readings: readingsOf(united, form.id, keys),
    context,
  }
}

const tubesAt = (station: string, forms: readonly DayForm[], united: Of): StationPerson['tubes'] =>
  forms.flatMap(({ form, tubes = {} }) =>
    Object.entries(tubes).flatMap(([kind, tube]) => {
      const key = tubeKey(form.id, kind)
      const code = united?.get(key)?.shown
      return tube.station === station ? [{ key, label: tube.label, code: typeof code === 'string' ? code : null }] : []
    }),
  )

/** Forms of the day that were asked of a person at registration. */
export const askedOfPerson = async (tx: Tx, tenant: number, day: string, person: string) => {
  const row = await tx.maybe<{ required: readonly string[]; records: Readonly<Record<string, string>> }>(
    sql`select required, records from exam_person where tenant = ${tenant} and day = ${day} and person = ${person}`,
  )
  const records = row?.records ?? {}
  return { required: row?.required ?? [], records, forms: dayForms.filter(({ form }) => form.id in records) }
}

/** A person as one station sees them: its items with what is there already, what it may not forget, what alarmed. */
export const stationPerson = (
  context: Context,
  day: string,
  station: string,
  person: string,
): Promise<StationPerson | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head || !stationOf(station)) return null
    const [who, seen, parts, asked, alarms] = await Promise.all([
      personOfDay(tx, tenant, ground, head.on_date, day, person),
      seeResident(tx, context, person),
      partsOfPerson(tx, tenant, day, person),
      askedOfPerson(tx, tenant, day, person),
      alarmsWhere(tx, tenant, day, sql`a.person = ${person}`),
    ])
    if (!who || !seen) return null
    const united = unite(parts).get(person)
    const forms = asked.forms.flatMap((each) => {
      const around = formContextOf(seen.subject, each.form, head.on_date, head.on_date, ground)
      return stationForm(each, station, united, around) ?? []
    })
    const tubes = tubesAt(station, asked.forms, united)
    return {
      person: who,
      passed: [...passedStations(united)],
      forms,
      tubes,
      alarms,
      asked: forms.length + tubes.length > 0,
    }
  })

/** 离场核对 of one person: what is missing now, what the laboratory will answer. */
export const missingOfPerson = (context: Context, day: string, person: string): Promise<MissingAnswer | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head) return null
    const [who, parts, asked] = await Promise.all([
      personOfDay(tx, tenant, ground, head.on_date, day, person),
      partsOfPerson(tx, tenant, day, person),
      askedOfPerson(tx, tenant, day, person),
    ])
    return who && { person: who, ...missingOf(dayForms, asked.required, unite(parts).get(person)) }
  })
