import type { Programme } from '../../programme/programme.ts'
import { assess } from './assess.ts'
import { dayForms } from './day-forms.ts'
import { dues, dueText } from './dues.ts'
import { events, facts } from './events.ts'
import { explain } from './explain.ts'
import { adlForm } from './forms/adl.ts'
import { yearlyForm } from './forms/yearly.ts'
import { episodes } from './group.ts'
import { indicators } from './indicators.ts'
import { register } from './register.ts'
import { rules } from './rules/rules.ts'
import { breakpoints, flags, numbers, stateAt } from './state.ts'
import { formContext, summary } from './summary.ts'

/** 老年人健康管理 (国家基本公共卫生服务规范第三版): who is in it follows from the age, nobody enrols. */
export const elderly: Programme = {
  id: 'old',
  label: '老年人',
  mark: '老',
  rulesVersion: 2,
  forms: [adlForm, yearlyForm],
  flags,
  numbers,
  facts,
  groupFlag: 'target',
  groupTag: '老年人',
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
