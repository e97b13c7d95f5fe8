import type { Programme } from '../../programme/programme.ts'
import { assess } from './assess.ts'
import { courses } from './courses.ts'
import { dues, dueText } from './dues.ts'
import { events, facts } from './events.ts'
import { explain } from './explain/explain.ts'
import { enrolForm } from './forms/enrol.ts'
import { followup } from './forms/followup.ts'
import { screenForm } from './forms/screen.ts'
import { indicators } from './indicators/list.ts'
import { rules } from './rules/rules.ts'
import { breakpoints, episodes, flags, numbers, stateAt } from './state.ts'
import { formContext, summary } from './summary.ts'

/** 高血压患者健康管理 (国家基本公共卫生服务规范第三版). */
export const hypertension: Programme = {
  id: 'htn',
  label: '高血压',
  mark: '压',
  rulesVersion: 1,
  forms: [screenForm, enrolForm, followup],
  enrolForm: 'htn_enrol',
  visitForm: 'htn_followup',
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
  summary,
  assess,
  rules,
}
