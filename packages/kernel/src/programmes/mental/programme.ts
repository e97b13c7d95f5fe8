import type { Programme } from '../../programme/programme.ts'
import { assess } from './assess.ts'
import { courses } from './courses.ts'
import { dues } from './dues/dues.ts'
import { dueText } from './dues/text.ts'
import { events, facts } from './events.ts'
import { explain } from './explain/explain.ts'
import { emergency } from './forms/emergency.ts'
import { followup } from './forms/followup/followup.ts'
import { notice } from './forms/notice.ts'
import { profile } from './forms/profile/profile.ts'
import { indicators } from './indicators/list.ts'
import { register } from './register.ts'
import { rules } from './rules/rules.ts'
import { breakpoints, episodes, flags, numbers, stateAt } from './state.ts'
import { formContext, summary } from './summary.ts'

/** The diagnoses by name, where they are not denied. */
const tells =
  /(?<!无|否认|排除|非)(精神分裂|分裂情感|偏执性精神病|双相.{0,6}障碍|躁狂|癫痫.{0,4}精神障碍|伴发精神障碍|严重精神障碍|重性精神)/

/** 严重精神障碍患者管理 (国家基本公共卫生服务规范第三版; 管理治疗工作规范 2018). Everything of it is of class D4. */
export const mental: Programme = {
  id: 'smd',
  label: '严重精神障碍',
  mark: '精',
  dataClass: 'D4',
  tells,
  rulesVersion: 3,
  forms: [profile, followup, emergency, notice],
  enrolForm: 'smd_profile',
  visitForm: 'smd_followup',
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
  register,
  assess,
  rules,
}
