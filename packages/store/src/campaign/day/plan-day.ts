import { dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import { type Eligibility, exclusionOf, runEligibility } from '@wangdi/kernel/campaign/eligibility.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import { v7 } from 'uuid'
import { addAudit } from '../../audit.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { groundOf } from '../../ground.ts'
import { openScope } from '../../scope.ts'
import { sql } from '../../sql.ts'
import { type CandidateRow, candidatesWhere } from './candidates.ts'
import type { DayRefusal } from './head.ts'

export interface DayPlan {
  readonly day_id: string
  readonly name: string
  readonly place: string
  readonly date: string
  readonly villages: readonly string[]
  readonly stations: readonly string[]
  readonly programmes?: readonly string[]
  readonly age_from?: number
  readonly due_only?: boolean
  readonly task?: number
}

export interface Planned {
  readonly day_id: string
  readonly targets: number
  readonly considered: number
  readonly left_out: readonly { readonly reason: string; readonly persons: number }[]
}

const ruleOf = (plan: DayPlan, on: Day): Eligibility => ({
  on,
  ...(plan.age_from !== undefined && { age_from: plan.age_from }),
  ...(plan.programmes && plan.programmes.length > 0 && { programmes: plan.programmes }),
  ...(plan.due_only !== false && { owes: dayForms.map(({ form }) => form.id) }),
})

const leftOut = (rule: Eligibility, persons: readonly CandidateRow[]): Planned['left_out'] =>
  [
    ...Map.groupBy(
      persons.flatMap((one) => exclusionOf(rule, one) ?? []),
      (reason) => reason,
    ),
  ].map(([reason, of]) => ({
    reason,
    persons: of.length,
  }))

/** Registering and checking out belong to every day; unknown stations do not. */
const stationsOf = (asked: readonly string[]): readonly string[] =>
  [...new Set(['S00', ...asked, 'S99'])].filter((code) => stationOf(code)).toSorted()

interface Making {
  readonly plan: DayPlan
  readonly on: Day
  readonly villages: readonly number[]
  readonly rule: Eligibility
  readonly planned: Planned
  readonly targets: readonly CandidateRow[]
}

const insertPlan = async (
  tx: Tx,
  context: Context,
  { plan, on, villages, rule, planned }: Making,
  campaign: string,
) => {
  const { tenant, account } = context.scope
  const now = context.now.toISOString()
  await tx.run(
    sql`insert into campaign (tenant, campaign, kind, name, organiser, villages, start_date, end_date, task, created_at,
          created_by)
        values (${tenant}, ${campaign}, 'exam', ${plan.name}, ${context.unit ?? 0}, ${villages}::int[], ${on}, ${on},
          ${plan.task ?? null}, ${now}, ${account})`,
  )
  await tx.run(
    sql`insert into campaign_run (tenant, campaign, run, villages, rule, as_of, considered, found, left_out, at)
        values (${tenant}, ${campaign}, 1, ${villages}::int[], ${JSON.stringify(rule)}, ${on}, ${planned.considered},
          ${planned.targets}, ${JSON.stringify(planned.left_out)}, ${now})`,
  )
  await tx.run(
    sql`insert into exam_day (tenant, day, campaign, unit, name, place, on_date, villages, stations, created_at,
          created_by)
        values (${tenant}, ${plan.day_id}, ${campaign}, ${context.unit ?? 0}, ${plan.name}, ${plan.place}, ${on},
          ${villages}::int[], ${stationsOf(plan.stations)}::text[], ${now}, ${account})`,
  )
}

const insertTargets = async (tx: Tx, context: Context, { plan, targets }: Making, campaign: string): Promise<void> => {
  const { tenant } = context.scope
  const now = context.now.toISOString()
  const rows = JSON.stringify(targets.map(({ person, village }) => ({ person, village, encounter: v7() })))
  await tx.run(
    sql`insert into target (tenant, campaign, person, village, run, source, eligible_at_run, changed_at)
        select ${tenant}, ${campaign}, x.person, x.village, 1, 'run', true, ${now}
        from jsonb_to_recordset(${rows}::jsonb) as x(person uuid, village int)`,
  )
  await tx.run(
    sql`insert into exam_person (tenant, day, person, village, encounter)
        select ${tenant}, ${plan.day_id}, x.person, x.village, x.encounter
        from jsonb_to_recordset(${rows}::jsonb) as x(person uuid, village int, encounter uuid)`,
  )
}

const prepare = async (tx: Tx, context: Context, plan: DayPlan): Promise<Making | DayRefusal> => {
  const ground = await groundOf(context.store, tx)
  const areas = plan.villages.map((code) => ground.areaByCode(code))
  const villages = areas.flatMap((area) => (area?.level === 'village' ? [area.area] : []))
  const on = parseDay(plan.date)
  if (
    !on ||
    villages.length !== plan.villages.length ||
    villages.some((each) => !context.scope.villages.includes(each))
  )
    return { code: 'VILLAGE_UNKNOWN' }
  const persons = await candidatesWhere(tx, context.scope.tenant, on, sql`p.village = any (${villages}::int[])`)
  const rule = ruleOf(plan, on)
  const chosen = new Set(runEligibility(1, rule, persons).list)
  const planned = {
    day_id: plan.day_id,
    targets: chosen.size,
    considered: persons.length,
    left_out: leftOut(rule, persons),
  }
  return { plan, on, villages, rule, planned, targets: persons.filter(({ person }) => chosen.has(person)) }
}

/**
 * Plans an examination day: a campaign of one day over some villages, its target list frozen as the first run of its
 * rule. Planning a day twice under one id plans it once. With `dryRun` it only says who would be on the list. Everybody
 * who works on the day sees the list: whoever plans it, nobody is on it for a restricted programme.
 */
export const planDay = (
  context: Context,
  plan: DayPlan,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Planned | DayRefusal> =>
  context.store.write(openScope(context.scope), (tx) =>
    tx.asApp(async () => {
      const making = await prepare(tx, context, plan)
      if ('code' in making || dryRun) return 'code' in making ? making : making.planned
      const { tenant } = context.scope
      const known = await tx.maybe(sql`select 1 from exam_day where tenant = ${tenant} and day = ${plan.day_id}`)
      if (known) return making.planned
      const campaign = v7()
      await insertPlan(tx, context, making, campaign)
      await insertTargets(tx, context, making, campaign)
      await addAudit(tx, context.scope, context.now, {
        action: 'exam.plan',
        object_kind: 'exam_day',
        object_id: plan.day_id,
        outcome: 'ok',
        detail: { targets: making.planned.targets },
      })
      return making.planned
    }),
  )
