import type { Programme } from '../../programme/programme.ts'
import { episodes } from '../elderly/group.ts'
import { formContext } from '../elderly/summary.ts'
import { assess, summary } from './assess.ts'
import { dayForms } from './day-forms.ts'
import { dues, dueText } from './dues.ts'
import { explain } from './explain.ts'
import { tcmElder } from './forms/elder.ts'
import { indicators } from './indicators.ts'
import { register } from './register.ts'
import { rules } from './rules/rules.ts'
import { breakpoints, events, facts, flags, numbers, stateAt } from './state.ts'

/** 中医药健康管理, for people of 65 and over (国家基本公共卫生服务规范第三版): the same people as the yearly check-up. */
export const tcm: Programme = {
  id: 'tcm',
  label: '中医药',
  mark: '中',
  rulesVersion: 1,
  forms: [tcmElder],
  flags,
  numbers,
  facts,
  groupFlag: 'target',
  episodes,
  breakpoints,
  stateAt,
  events,
  dues,
  dueText,
  indicators,
  explain,
  formContext,
  summary,
  register,
  assess,
  dayForms,
  rules,
}
