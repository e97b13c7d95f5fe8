import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { askedForms, dayForms, isAskedAt, requiredOf } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { type Missing, missingOf } from '@wangdi/kernel/campaign/day/missing.ts'
import { personNumber } from '@wangdi/kernel/campaign/day/number.ts'
import { stampKey } from '@wangdi/kernel/campaign/day/part.ts'
import { stampValue } from '@wangdi/kernel/campaign/day/stamp.ts'
import { type Eligibility, exclusionOf } from '@wangdi/kernel/campaign/eligibility.ts'
import { v7 } from 'uuid'
import { addAudit } from '../../audit.ts'
import { type Context, todayOf } from '../../context.ts'
import { againIfOvertaken, type WriteTx } from '../../db.ts'
import { loadSubjects } from '../../derive/load.ts'
import { subjectToday } from '../../derive/merge.ts'
import { asksUnnamed, formContextOf } from '../../formcontext.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { openFacts } from '../../visible.ts'
import { candidatesWhere } from '../day/candidates.ts'
import { type DayHead, type DayRefusal, dayHead } from '../day/head.ts'
import { insertParts } from './part-rows.ts'
import { personOfDay } from './people.ts'

export interface Registration {
  readonly resident_id: string
  readonly device: string
  readonly fasting: boolean
  readonly note?: string
  readonly at: string
}
export interface Registered {
  readonly person: DayPerson
  readonly required: readonly Missing[]
}

interface Asked {
  readonly required: readonly string[]
  readonly stations: readonly string[]
  readonly records: Readonly<Record<string, string>>
}

/**
 * What the day asks of a person. Worked out once, at registration, so that every device checks the same list: from
 * general facts, and over all groups of every class where the county has items asked without naming the group.
 */
const askedOf = async (tx: WriteTx, tenant: number, ground: Ground, head: DayHead, person: string): Promise<Asked> => {
  const loaded = (await loadSubjects(tx, tenant, ground, [person])).get(person)
  if (!loaded) return { required: [], stations: [], records: {} }
  const whole = subjectToday(loaded)
  const subject = asksUnnamed(ground.settings) ? whole : openFacts(whole)
  const context = formContextOf(subject, dayForms[0].form, head.on_date, head.on_date, ground)
  const forms = askedForms(context)
  return {
    required: requiredOf(forms, context),
    stations: head.stations.filter((code) => isAskedAt(code, forms, context)),
    records: Object.fromEntries(forms.map(({ form }) => [form.id, v7()])),
  }
}

/** The next number of the device; null when the device has not joined the day as one that registers. */
const nextNumber = async (tx: WriteTx, tenant: number, day: string, device: string): Promise<string | null> => {
  const row = await tx.maybe<{ letter: string; given: number }>(
    sql`update exam_device set given = given + 1
        where tenant = ${tenant} and day = ${day} and device = ${device} and letter is not null
        returning letter, given`,
  )
  return row && personNumber(row.letter, row.given)
}

/** Whoever comes without being on the list is a target of their own kind, judged on the spot. */
const addWalkIn = async (tx: WriteTx, context: Context, head: DayHead, person: string): Promise<boolean> => {
  const { tenant } = context.scope
  const [one] = await candidatesWhere(tx, tenant, head.on_date, sql`p.person = ${person}`)
  if (!one) return false
  const run = await tx.maybe<{ rule: Eligibility }>(
    sql`select rule from campaign_run where tenant = ${tenant} and campaign = ${head.campaign} order by run desc limit 1`,
  )
  const eligible = run ? exclusionOf(run.rule, one) === null && head.villages.includes(one.village) : false
  await tx.run(
    sql`insert into target (tenant, campaign, person, village, source, eligible_at_run, eligible_at_visit, changed_at)
        values (${tenant}, ${head.campaign}, ${person}, ${one.village}, 'walk_in', false, ${eligible},
          ${context.now.toISOString()}) on conflict do nothing`,
  )
  await tx.run(
    sql`insert into exam_person (tenant, day, person, village, walk_in, encounter)
        values (${tenant}, ${head.day}, ${person}, ${one.village}, true, ${v7()}) on conflict do nothing`,
  )
  return true
}

type Standing = { readonly village: number; readonly registered_at: string | null; readonly number: string | null }

const standingOf = (tx: WriteTx, tenant: number, day: string, person: string): Promise<Standing | null> =>
  tx.maybe<Standing>(
    sql`select village, registered_at, number from exam_person
        where tenant = ${tenant} and day = ${day} and person = ${person} for update`,
  )

const enter = async (
  tx: WriteTx,
  context: Context,
  head: DayHead,
  body: Registration,
  standing: Standing,
  asked: Asked,
) => {
  const { tenant } = context.scope
  const number = await nextNumber(tx, tenant, head.day, body.device)
  if (!number) return false
  const stamp = {
    person: body.resident_id,
    key: stampKey('S00'),
    value: stampValue('passed', null),
    station: 'S00',
    device: body.device,
    at: body.at,
    save: v7(),
    village: standing.village,
  }
  await tx.run(
    sql`update exam_person set number = ${number}, device = ${body.device}, registered_at = ${body.at},
          last_at = ${body.at}, fasting = ${body.fasting}, note = ${body.note ?? null},
          required = ${asked.required}::text[], asked = ${asked.stations}::text[],
          records = ${JSON.stringify(asked.records)}
        where tenant = ${tenant} and day = ${head.day} and person = ${body.resident_id}`,
  )
  await tx.run(
    sql`update target set state = 'invited', eligible_at_visit = coalesce(eligible_at_visit, eligible_at_run),
          changed_at = ${context.now.toISOString()}
        where tenant = ${tenant} and campaign = ${head.campaign} and person = ${body.resident_id} and state = 'listed'`,
  )
  await insertParts(tx, context, head.day, [stamp])
  await addAudit(tx, context.scope, context.now, {
    action: 'exam.register',
    object_kind: 'exam_day',
    object_id: head.day,
    person: body.resident_id,
    outcome: 'ok',
    detail: { number },
  })
  return true
}

const registerIn = async (
  tx: WriteTx,
  context: Context,
  day: string,
  body: Registration,
): Promise<Registered | DayRefusal> => {
  const { tenant } = context.scope
  const ground = await groundOf(context.store, tx)
  const head = await tx.asApp(() => dayHead(tx, tenant, day))
  if (!head) return { code: 'NOT_FOUND' }
  if (head.state === 'closed') return { code: 'EXAM_CLOSED' }
  if (head.on_date > todayOf(context)) return { code: 'EXAM_NOT_YET' }
  const asked = await askedOf(tx, tenant, ground, head, body.resident_id)
  return tx.asApp(async () => {
    const here = (await standingOf(tx, tenant, day, body.resident_id)) !== null
    if (!here && !(await addWalkIn(tx, context, head, body.resident_id))) return { code: 'NOT_FOUND' }
    const standing = await standingOf(tx, tenant, day, body.resident_id)
    if (!standing) return { code: 'NOT_FOUND' }
    // Registered already, here or at another device: the number stays.
    if (standing.registered_at === null && !(await enter(tx, context, head, body, standing, asked)))
      return { code: 'EXAM_DEVICE' }
    if (head.state === 'planned')
      await tx.run(
        sql`update exam_day set state = 'open' where tenant = ${tenant} and day = ${day} and state = 'planned'`,
      )
    const person = await personOfDay(tx, tenant, ground, head.on_date, day, body.resident_id)
    if (!person) return { code: 'NOT_FOUND' }
    return { person, required: missingOf(dayForms, asked.required, undefined).now }
  })
}

/**
 * Registers someone who has come: on the list, or a walk-in of the scope. Gives the number of the device's own series
 * and the list of what is to be done. Registering twice changes nothing.
 */
export const registerPerson = (context: Context, day: string, body: Registration): Promise<Registered | DayRefusal> =>
  againIfOvertaken(() => context.store.write(context.scope, (tx) => registerIn(tx, context, day, body)))
