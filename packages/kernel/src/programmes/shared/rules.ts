import { type Day, earlier, yearOf } from '../../day/day.ts'
import type { Stay } from '../../programme/life/stays.ts'
import type { RuleFunction } from '../../rule/rule.ts'
import { type DutyContact, fateOf, type ObligationType, statusOf } from './obligation.ts'
import { requiredVisits, windowStart } from './required-visits.ts'
import { emptyQuarters, standard } from './standard.ts'
import { type Contact, countVisits, MIN_GAP_DAYS } from './visit-count.ts'

type Given = Readonly<Record<string, unknown>>

const settingOf = (input: Given, key: string): unknown => (input.settings as Given | undefined)?.[key]

const contactOf = (visit: Given): Contact => ({
  id: String(visit.id),
  date: visit.date as Day,
  method: String(visit.method),
  effective: ['submitted', 'reviewed'].includes(String(visit.status ?? 'submitted')),
  seen: ['seen', '1'].includes(String(visit.outcome ?? 'seen')),
  measured: visit.measured !== false,
  recorded_at: String(visit.recorded_at ?? ''),
})

const codesTo = (last: number): readonly string[] => Array.from({ length: last }, (_, at) => String(at + 1))

/** 随访方式 1 门诊 … 4 网络. */
const methodKey = { type: 'code', codes: codesTo(4) } as const

/** What the rules of classification take of a follow-up: 药物不良反应, 并发症情况, 危急情况 0 to `signs`. */
export const findingKeys = (signs: number) =>
  ({
    adr: { type: 'code', codes: codesTo(2) },
    complication: { type: 'code', codes: ['0', ...codesTo(3)] },
    signs: { type: 'code[]', codes: ['0', ...codesTo(signs)] },
  }) as const

/** Contacts of the rules of control: when, how and with what outcome. */
export const contactedKeys = {
  date: { type: 'date', required: true },
  method: { ...methodKey, required: true },
  outcome: { type: 'code' },
} as const

const dutyKey = { type: 'code', required: true, codes: ['RECHECK_14', 'REFERRAL_FOLLOWUP_14'] } as const

const visitCount: RuleFunction = {
  meaning: '一段时间内哪些随访计数，其余的不计原因',
  source: '规范第三版·高血压、2型糖尿病·随访评估（每年至少4次面对面随访）',
  input: {
    window_start: { type: 'date', required: true },
    window_end: { type: 'date', required: true },
    visits: {
      type: 'map[]',
      required: true,
      of: {
        id: { type: 'code', required: true },
        date: { type: 'date', required: true },
        method: { ...methodKey, required: true },
        status: { type: 'text' },
        outcome: { type: 'code' },
        recorded_at: { type: 'time' },
        start_at: { type: 'time' },
        measured: { type: 'bool' },
      },
    },
    min_gap_days: { type: 'int' },
  },
  run: (input) => {
    const gap = input.min_gap_days ?? settingOf(input, 'min_gap_days') ?? MIN_GAP_DAYS
    const { counted, rejected } = countVisits(
      (input.visits as readonly Given[]).map(contactOf),
      input.window_start as Day,
      input.window_end as Day,
      Number(gap),
    )
    return {
      counted: counted.map(({ id }) => id).sort(),
      rejected: Object.fromEntries([...rejected].map(([{ id }, reason]) => [id, reason])),
    }
  },
}

const required: RuleFunction = {
  meaning: '截至某日当年应随访的次数',
  source: '规范第三版·高血压、2型糖尿病·随访评估；年中按满3个月1次',
  input: {
    enrol_date: { type: 'date', required: true },
    close_date: { type: 'date' },
    as_of: { type: 'date', required: true },
  },
  run: ({ enrol_date, close_date, as_of }) => ({
    required: requiredVisits(enrol_date as Day, (close_date ?? null) as Day | null, as_of as Day),
  }),
}

const contactKeys = {
  type: 'map[]',
  of: { date: { type: 'date', required: true }, method: methodKey, measured: { type: 'bool' } },
} as const
const eventKeys = {
  type: 'map[]',
  of: {
    type: { type: 'text', required: true },
    date: { type: 'date' },
    from: { type: 'date' },
    to: { type: 'date' },
  },
} as const

/** Refusal and loss end no duty; death, moving out and a corrected diagnosis do. */
const waives = (event: Given): boolean => !/refus|lost|lose|other/i.test(String(event.type))

const fateFrom = (type: unknown, created: unknown, contacts: unknown, events: unknown, asOf: Day) => {
  const known = ((contacts ?? []) as readonly Given[])
    .map((c): DutyContact => ({ date: c.date as Day, method: String(c.method ?? '1'), measured: c.measured !== false }))
    .filter(({ date }) => date <= asOf)
  const happened = ((events ?? []) as readonly Given[]).filter((event) => ((event.from ?? event.date) as Day) <= asOf)
  const stays = happened
    .filter(({ from }) => from !== undefined)
    .map((event): Stay => ({ admitted: event.from as Day, discharged: (event.to ?? null) as Day | null }))
  const exits = happened.filter((event) => event.from === undefined && waives(event)).map(({ date }) => date as Day)
  return fateOf({ type: type as ObligationType, created: created as Day }, known, exits, stays)
}

const obligation: RuleFunction = {
  meaning: '两周内复查或转诊随访这一项应做，截至某日做了没有',
  source: '规范第三版·高血压、2型糖尿病·分类干预（2周内随访）',
  input: {
    type: dutyKey,
    created: { type: 'date', required: true },
    as_of: { type: 'date', required: true },
    contacts: contactKeys,
    events: eventKeys,
  },
  run: ({ type, created, as_of, contacts, events }) => ({
    status: statusOf(fateFrom(type, created, contacts, events, as_of as Day), as_of as Day),
  }),
}

const inYear = (days: unknown, asOf: Day): readonly Day[] =>
  ((days ?? []) as readonly Day[]).filter((day) => day <= asOf && yearOf(day) === yearOf(asOf))

const standardRule: RuleFunction = {
  meaning: '截至某日是否规范管理（完整口径、次数口径）',
  source: '规范第三版·高血压、2型糖尿病·工作指标（按照规范要求进行健康管理）',
  input: {
    as_of: { type: 'date', required: true },
    enrol_date: { type: 'date', required: true },
    close_date: { type: 'date' },
    counted_visits: { type: 'date[]', required: true },
    obligations: {
      type: 'map[]',
      of: {
        type: dutyKey,
        created: { type: 'date', required: true },
        contacts: contactKeys,
        events: eventKeys,
      },
    },
    complete_exams: { type: 'date[]' },
    incomplete_exams: { type: 'date[]' },
    next_due: { type: 'date' },
    profile: { type: 'text' },
  },
  run: (input) => {
    const asOf = input.as_of as Day
    const enrolDate = input.enrol_date as Day
    const closeDate = (input.close_date ?? null) as Day | null
    const visits = inYear(input.counted_visits, asOf)
    const complete = inYear(input.complete_exams, asOf)
    const unmet = ((input.obligations ?? []) as readonly Given[]).filter(
      (one) => statusOf(fateFrom(one.type, one.created, one.contacts, one.events, asOf), asOf) === 'unmet',
    ).length
    const quarterly = (input.profile ?? settingOf(input, 'profile')) === 'quarterly'
    const end = closeDate ? earlier(asOf, closeDate) : asOf
    const needed = requiredVisits(enrolDate, closeDate, asOf)
    const result = standard({
      asOf,
      enrolDate,
      closeDate,
      required: needed,
      visits: visits.length,
      unmet,
      nextDue: (input.next_due ?? null) as Day | null,
      completeExam: complete.length > 0,
      anyExam: complete.length > 0 || inYear(input.incomplete_exams, asOf).length > 0,
      emptyQuarter: quarterly && emptyQuarters(windowStart(enrolDate, yearOf(asOf)), end, visits).length > 0,
    })
    return { required: needed, unmet, ...result }
  },
}

/** Rules that the chronic-disease programmes share. */
export const chronicRules: Readonly<Record<string, RuleFunction>> = {
  'visit.count': visitCount,
  'mgmt.requiredVisits': required,
  'mgmt.obligation': obligation,
  'mgmt.standard': standardRule,
}
