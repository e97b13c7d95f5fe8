import type { Day } from '../../day/day.ts'
import { yearOf } from '../../day/day.ts'
import type { Programme } from '../../programme/programme.ts'
import { careAt } from '../chronic/course/course.ts'
import { lastMeasured } from '../chronic/course/next-due.ts'
import { chronicProgramme } from '../chronic/programme.ts'
import { core, courseOf } from './core.ts'
import { courses } from './courses.ts'
import { adviceOf } from './forms/advice.ts'
import { enrolForm } from './forms/enrol.ts'
import { followup } from './forms/followup.ts'
import { screenForm } from './forms/screen.ts'
import { indicators } from './indicators.ts'
import { rules } from './rules/rules.ts'

const shared = chronicProgramme(core)

/** Days on which a new influenza season begins. */
const seasons = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => `${yearOf(from) + at}-09-01` as Day)

const assess: Programme['assess'] = (subject, life, on, unsubmitted) => {
  const told = shared.assess(subject, life, on, unsubmitted)
  const care = told && careAt(courseOf(subject), on)
  const last = care && lastMeasured(care, on)
  if (!told || !last) return told
  const { service_date, fields } = last.record
  const history = subject.records.filter((record) => record.service_date <= on)
  return { ...told, advice: adviceOf({ ...fields, service_date }, { today: on, history, settings: subject.settings }) }
}

/** 慢性阻塞性肺疾病患者健康服务 (2024年起纳入国家基本公共卫生服务). */
export const copd: Programme = {
  ...shared,
  label: '慢阻肺',
  mark: '肺',
  rulesVersion: 1,
  forms: [screenForm, enrolForm, followup],
  breakpoints: (subject, life, episode) => [
    ...shared.breakpoints(subject, life, episode),
    ...seasons(episode.from, subject.horizon),
  ],
  indicators,
  courses,
  assess,
  rules,
}
