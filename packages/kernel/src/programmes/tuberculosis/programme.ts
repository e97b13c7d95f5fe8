import type { Programme } from '../../programme/programme.ts'
import { assess } from './assess.ts'
import { calendar } from './calendar.ts'
import { courses } from './courses.ts'
import { dues } from './dues/dues.ts'
import { dueText } from './dues/text.ts'
import { events, facts } from './events.ts'
import { explain } from './explain/explain.ts'
import { tbForms } from './forms/list.ts'
import { indicators } from './indicators/list.ts'
import { register } from './register.ts'
import { rules } from './rules/rules.ts'
import { breakpoints, episodes, flags, numbers, stateAt } from './state.ts'
import { formContext, summary } from './summary.ts'

/** 肺结核患者健康管理 (国家基本公共卫生服务规范第三版). */
export const tuberculosis: Programme = {
  id: 'tb',
  label: '肺结核',
  mark: '核',
  dataClass: 'D5',
  rulesVersion: 3,
  forms: tbForms,
  enrolForm: 'tb_notice',
  visitForm: 'tb_followup',
  flags,
  numbers,
  facts,
  episodes,
  breakpoints,
  stateAt,
  events,
  dues,
  dueText,
  indicators,
  explain,
  formContext,
  courses,
  calendar,
  summary,
  register,
  assess,
  rules,
}
