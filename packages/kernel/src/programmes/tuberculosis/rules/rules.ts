import { rate } from '../../../indicator/rate.ts'
import type { RuleFunction } from '../../../rule/rule.ts'
import { courseRules } from './course-rules.ts'

const counts = [
  'notified',
  'managed',
  'notified_72h_over',
  'completed',
  'completed_regular',
  'stopped_except_transfer',
  'notified_72h_ended',
  'in_time',
  'referred',
  'arrived',
  'visits_capped',
  'visits_expected',
  'with_outcome',
  'successful',
  'contacts',
  'contacts_screened',
  'stopped',
  'evaluated_in_time',
] as const

const indicatorRule: RuleFunction = {
  meaning: '由各项人数算出肺结核各率',
  source: '规范第三版·肺结核·工作指标；其余为产品指标',
  input: Object.fromEntries(counts.map((name) => [name, { type: 'int' }])),
  run: (input) => {
    const n = (name: (typeof counts)[number]): number | null => (input[name] ?? null) as number | null
    return {
      'TB-I1': rate(n('managed'), n('notified')),
      'TB-I1_variant': rate(n('managed'), n('notified_72h_over')),
      'TB-I2': rate(n('completed_regular'), n('completed')),
      'TB-I2_variant': rate(n('completed_regular'), n('stopped_except_transfer')),
      'TB-I3': rate(n('in_time'), n('notified_72h_ended')),
      'TB-I4': rate(n('arrived'), n('referred')),
      'TB-I5': rate(n('visits_capped'), n('visits_expected')),
      'TB-I6': rate(n('successful'), n('with_outcome')),
      'TB-I7': rate(n('contacts_screened'), n('contacts')),
      'TB-I8': rate(n('evaluated_in_time'), n('stopped')),
    }
  },
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = { ...courseRules, 'indicator.TB': indicatorRule }
