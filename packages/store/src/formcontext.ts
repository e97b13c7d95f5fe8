import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { type Life, lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Settings, Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Tx } from './db.ts'
import type { Area } from './ground.ts'
import { prepared, sql } from './sql.ts'

/** Programmes the resident is in on a day: those with an episode that covers it and an enrolment of its own. */
const groupsOn = (subject: Subject, life: Life, on: Day): string[] =>
  programmes
    .filter(
      (programme) =>
        programme.enrolForm !== undefined &&
        programme
          .episodes(subject, life)
          .some(({ id, from, to }) => id !== '' && from <= on && (to === null || on < to)),
    )
    .map(({ id }) => id)

/** What the checks ask of the county: its settings, and what a village is called and is. */
export interface Around {
  readonly settings: Settings
  readonly areaOf: (area: number) => Pick<Area, 'rural' | 'name' | 'parent'> | null
}

/** The subject itself where there is nothing to leave out: what was worked out from it once then serves again. */
const without = (subject: Subject, record: string | null): Subject =>
  record === null || !subject.records.some(({ record_id }) => record_id === record)
    ? subject
    : { ...subject, records: subject.records.filter(({ record_id }) => record_id !== record) }

/**
 * The facts around a form that its checks use, as they are on the service day: from the whole history, without the
 * record that is being corrected.
 */
export const formContextOf = (
  subject: Subject,
  form: Form,
  on: Day,
  today: Day,
  ground: Around,
  exclude: string | null = null,
  around: Surroundings = {},
): FormContext => {
  const others = without(subject, exclude)
  const life = lifeOf(others)
  const { birth_date, sex, name } = subject.person
  const own = programmes.find((programme) => programme.id === form.programme)
  return {
    today,
    name,
    sex,
    ...(birth_date && { birth_date, age: completedYears(birth_date, on) ?? undefined }),
    ...deathOf(life, today),
    admissions: life.stays.map(({ admitted, discharged }) => [admitted, discharged] as const),
    groups: groupsOn(others, life, on),
    ...placeNames(ground, life.placeAt(on).village),
    ...around,
    record_state: life.recordStateAt(on),
    earlier: lastAnswers(others),
    history: others.records,
    settings: ground.settings,
    ...own?.formContext?.(others, life, on),
  }
}

const placeNames = (ground: Around, village: number): Partial<FormContext> => {
  const area = ground.areaOf(village)
  const township = area?.parent ? ground.areaOf(area.parent) : null
  return {
    rural: area?.rural ?? true,
    ...(area && { village_name: area.name }),
    ...(township && { township_name: township.name }),
  }
}

/** Form → answers of its latest record. */
const lastAnswers = ({ records }: Subject): FormContext['earlier'] =>
  Object.fromEntries(records.map(({ form, fields }) => [form, fields]))

/** Facts of the person's row that forms print. */
export type Surroundings = Pick<FormContext, 'record_code' | 'address' | 'phone' | 'org_name'>

/** As far as the asking role may see them. */
export const surroundingsOf = async (
  tx: Tx,
  tenant: number,
  person: string,
  org_name: string | null,
): Promise<Surroundings> => {
  const row = await tx.maybe<{ record_code: string | null; address: string | null; phone: string | null }>(
    prepared(
      'surroundings',
      sql`select p.record_code, c.current_address as address, c.own_phone as phone
        from person p left join contact c on c.tenant = p.tenant and c.person = p.person
        where p.tenant = ${tenant} and p.person = ${person}`,
    ),
  )
  const known = Object.entries({ ...row, org_name }).filter(([, value]) => value !== null)
  return Object.fromEntries(known)
}

const deathOf = (life: Life, today: Day): Pick<FormContext, 'death_date'> => {
  const death = life.deathAt(today)
  return death ? { death_date: death } : {}
}
