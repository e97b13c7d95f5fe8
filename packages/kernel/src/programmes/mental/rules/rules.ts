import type { Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { MIN_GAP_DAYS } from '../../shared/visit-count.ts'
import { actionOf, classOf, type Profile, profileOf } from './classify.ts'
import { countAny, countSeen, type MetContact } from './count.ts'
import { limitsOf } from './limits.ts'
import { type CountName, countNames, ratesOf } from './rates.ts'
import { firstVisitDue, stateOf } from './state.ts'

type Given = Readonly<Record<string, unknown>>

const SOURCE = '规范第三版·严重精神障碍患者管理'

const oneOf = (value: unknown, codes: readonly string[], key: string): string => {
  const code = String(value)
  if (!codes.includes(code))
    throw new RuleError('BAD_INPUT', `“${key}”没有代码“${code}”，可用：${codes.join('、')}`, key)
  return code
}

const settingsOf = ({ settings }: Given): Settings | undefined => settings as Settings | undefined

const profileFrom = (input: Given): Profile => {
  if (input.profile === undefined) return profileOf(settingsOf(input))
  return oneOf(input.profile, ['GW2017', 'GF2018'], 'profile') as Profile
}

const classifyRule: RuleFunction = {
  meaning: '一次随访的病情分类、是否转诊和下次随访日期',
  source: `${SOURCE}·随访评估、分类干预；2018 年工作规范的间隔用 profile GF2018`,
  input: {
    date: { type: 'date', required: true },
    risk: { type: 'int', required: true },
    symptom_status: { type: 'code', required: true },
    insight: { type: 'code', required: true },
    functions: { type: 'code[]', required: true },
    adr_severity: { type: 'code', required: true },
    physical: { type: 'code', required: true },
    prev_class: { type: 'code', required: 'or null' },
    profile: { type: 'text' },
    inpatient_now: { type: 'bool' },
    lab: { type: 'code' },
  },
  run: (input) => {
    const condition = {
      risk: Number(oneOf(input.risk, ['0', '1', '2', '3', '4', '5'], 'risk')),
      symptom_status: oneOf(input.symptom_status, ['0', '1', '2'], 'symptom_status'),
      insight: oneOf(input.insight, ['1', '2', '3'], 'insight'),
      functions: (input.functions as readonly unknown[]).map((one) => oneOf(one, ['1', '2', '3', '9'], 'functions')),
      adr_severity: oneOf(input.adr_severity, ['0', '1', '2'], 'adr_severity'),
      physical: oneOf(input.physical, ['0', '1', '2'], 'physical'),
    }
    const previous = input.prev_class === undefined ? null : oneOf(input.prev_class, ['1', '2', '3'], 'prev_class')
    const code = classOf(condition) ?? '2'
    return {
      ...actionOf(code, {
        date: input.date as Day,
        previous,
        profile: profileFrom(input),
        inpatient: input.inpatient_now === true,
      }),
    }
  },
}

const stateRule: RuleFunction = {
  meaning: '某日是否在册、在管，是否产生随访任务',
  source: `${SOURCE}·服务对象；管理治疗工作规范（2018年版）·知情同意`,
  input: {
    consent: { type: 'code', required: true },
    consent_date: { type: 'date' },
    registered: { type: 'bool', required: true },
    lost: { type: 'bool' },
    as_of: { type: 'date', required: true },
  },
  run: ({ consent, consent_date, registered, lost, as_of }) => {
    const code = oneOf(consent, ['0', '1'], 'consent')
    // Not signed yet on the day: neither agreed nor refused.
    const signed = consent_date === undefined || (consent_date as Day) <= (as_of as Day)
    return { ...stateOf({ consent: signed ? code : null, registered: registered === true, lost: lost === true }) }
  },
}

const firstVisitRule: RuleFunction = {
  meaning: '知情同意或得到出院通知后，首次面访的最后日期',
  source: '严重精神障碍管理治疗工作规范（2018年版）·随访',
  input: { consent_date: { type: 'date' }, discharge_notice: { type: 'date' } },
  run: (input) => {
    const { consent_date, discharge_notice } = input
    if (consent_date === undefined && discharge_notice === undefined)
      throw new RuleError('BAD_INPUT', '“consent_date”和“discharge_notice”应给一个', 'consent_date')
    const days = limitsOf(settingsOf(input)).firstVisitDays
    return { due: firstVisitDue((consent_date ?? null) as Day | null, (discharge_notice ?? null) as Day | null, days) }
  },
}

const contactOf = (visit: Given): MetContact => ({
  id: String(visit.id),
  date: visit.date as Day,
  method: oneOf(visit.method, ['1', '2', '3'], 'method'),
  informant: ((visit.informant ?? []) as readonly unknown[]).map((one) => oneOf(one, ['1', '2', '3'], 'informant')),
  effective: true,
  seen: true,
  measured: true,
  recorded_at: '',
})

const countRule: RuleFunction = {
  meaning: '一段时间内计数的随访（任何方式）和见到患者本人的面访',
  source: `${SOURCE}·随访评估（每年至少4次随访）`,
  input: {
    window_start: { type: 'date', required: true },
    window_end: { type: 'date', required: true },
    visits: {
      type: 'map[]',
      required: true,
      of: {
        id: { type: 'code', required: true },
        date: { type: 'date', required: true },
        method: { type: 'code', required: true },
        informant: { type: 'code[]' },
      },
    },
  },
  run: (input) => {
    const visits = (input.visits as readonly Given[]).map(contactOf)
    const window = [input.window_start as Day, input.window_end as Day] as const
    const gap = Number(settingsOf(input)?.min_gap_days ?? MIN_GAP_DAYS)
    const ids = (counted: readonly MetContact[]): readonly string[] => counted.map(({ id }) => id).sort()
    return {
      count_any: ids(countAny(visits, window, gap).counted),
      count_f2f: ids(countSeen(visits, window, gap).counted),
    }
  },
}

const indicatorRule: RuleFunction = {
  meaning: '由各项人数算出严重精神障碍各率',
  source: `${SOURCE}·工作指标`,
  input: Object.fromEntries(countNames.map((name) => [name, { type: 'int' }])),
  run: (input) => ({ ...ratesOf((name: CountName) => (input[name] ?? null) as number | null) }),
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  'smd.classify': classifyRule,
  'smd.state': stateRule,
  'smd.firstVisitDue': firstVisitRule,
  'smd.count': countRule,
  'indicator.SMD': indicatorRule,
}
