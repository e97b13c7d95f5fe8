import type { Programme } from '../../programme/programme.ts'
import { chronicProgramme } from '../chronic/programme.ts'
import { core } from './core.ts'
import { courses } from './courses.ts'
import { screeningEvents } from './events.ts'
import { enrolForm } from './forms/enrol.ts'
import { followup } from './forms/followup.ts'
import { screenForm } from './forms/screen.ts'
import { indicators } from './indicators.ts'
import { rules } from './rules/rules.ts'

const shared = chronicProgramme(core)

/** 高血压患者健康管理 (国家基本公共卫生服务规范第三版). */
export const hypertension: Programme = {
  ...shared,
  label: '高血压',
  mark: '压',
  rulesVersion: 1,
  forms: [screenForm, enrolForm, followup],
  events: (subject, life) => [...shared.events(subject, life), ...screeningEvents(subject)],
  indicators,
  courses,
  rules,
}
