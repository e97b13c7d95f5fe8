import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { seenSubject } from '@wangdi/kernel/programme/facts.ts'
import { type Life, lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import type { Settings, Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { guardOfField } from '@wangdi/kernel/record/parts.ts'
import type { Sees } from '@wangdi/kernel/record/seen.ts'
import type { Tx } from './db.ts'
import type { Area } from './ground.ts'
import { prepared, sql } from './sql.ts'
import { factsFor } from './visible.ts'

/** Is the resident in a programme's group on a day: enrolled and not closed, or what the programme says instead? */
const isIn = (programme: Programme, subject: Subject, on: Day): boolean => {
  const flag = programme.groupFlag ?? (programme.enrolForm === undefined ? null : 'enrolled')
  if (flag === null) return false
  const facts = factsFor(programme, subject)
  const life = lifeOf(facts)
  return programme
    .episodes(facts, life)
    .some(
      (episode) =>
        episode.from <= on &&
        (episode.to === null || on < episode.to) &&
        programme.stateAt(facts, life, episode, on)?.flags.includes(flag) === true,
    )
}

/** Programmes the resident is in on a day. */
const groupsOn = (subject: Subject, on: Day, sees: Sees): string[] =>
  programmes
    .filter((programme) => sees(programme.dataClass ?? 'D1') && isIn(programme, subject, on))
    .map(({ id }) => id)

/** Items of the form that its filler may neither see nor fill. */
const withheldOf = (form: Form, sees: Sees): Pick<FormContext, 'withheld'> => {
  const keys = Object.keys(form.fields).filter((key) => form.fields[key].withheld && !sees(guardOfField(form, {}, key)))
  return keys.length > 0 ? { withheld: keys } : {}
}

const everything: Sees = () => true

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
 * The facts around a form that its checks use, as they are on the service day: from the history, without the record
 * that is being corrected, as far as the filler sees it. That a person died is known to everybody.
 */
export const formContextOf = (
  subject: Subject,
  form: Form,
  on: Day,
  today: Day,
  ground: Around,
  exclude: string | null = null,
  around: Surroundings = {},
  sees: Sees = everything,
): FormContext => {
  const whole = without(subject, exclude)
  const others = seenSubject(whole, formOf, sees)
  const life = lifeOf(others)
  const { birth_date, sex, name } = subject.person
  const own = programmes.find((programme) => programme.id === form.programme)
  const { settings } = ground
  return {
    today,
    name,
    sex,
    ...(birth_date && { birth_date, age: completedYears(birth_date, on) ?? undefined }),
    ...deathOf(life, today),
    admissions: life.stays.map(({ admitted, discharged }) => [admitted, discharged] as const),
    groups: groupsOn(whole, on, sees),
    ...placeNames(ground, life.placeAt(on).village),
    ...around,
    record_state: life.recordStateAt(on),
    earlier: lastAnswers(others),
    history: others.records,
    settings,
    ...askedOf(whole, form, on, settings, sees),
    ...withheldOf(form, sees),
    ...(own && programmeContext(own, whole, on)),
  }
}

/**
 * Whether a form asks for what restricted services want without naming them (setting `ask_unnamed`). Who knows the
 * items can tell the service by them: a county may rather have them asked by nobody but those who hold the class.
 */
export const asksUnnamed = (settings: Settings): boolean => settings.ask_unnamed !== false

/** What the resident's groups ask of the form; the subject must hold the facts of all of them. */
export const askedOf = (
  subject: Subject,
  form: Form,
  on: Day,
  settings: Settings,
  sees: Sees,
): Pick<FormContext, 'asked'> => {
  const { birth_date } = subject.person
  if (!form.asks || !birth_date) return {}
  const groups = groupsOn(subject, on, asksUnnamed(settings) ? everything : sees)
  return { asked: form.asks(groups, on, { birth_date, settings }) }
}

/** What the programme's own forms need of the history; whoever may fill such a form may know it. */
export const programmeContext = (programme: Programme, subject: Subject, on: Day): Partial<FormContext> => {
  const facts = factsFor(programme, subject)
  return programme.formContext?.(facts, lifeOf(facts), on) ?? {}
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
