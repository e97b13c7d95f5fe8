import { type Day, yearEnd, yearOf } from '../../day/day.ts'
import { monthDay } from '../../day/words.ts'
import { numberOf } from '../../form/answers.ts'
import { valueAt } from '../../programme/change.ts'
import type { ClauseNode, Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { careAt } from '../chronic/course/course.ts'
import { lastMeasured } from '../chronic/course/next-due.ts'
import { eventOf, present } from '../chronic/events.ts'
import { exclusionNodes, rootOf } from '../chronic/explain/explain.ts'
import { chronicProgramme } from '../chronic/programme.ts'
import { dueDays } from '../shared/due-days.ts'
import { adviceOf } from './advice.ts'
import { confirmDues } from './confirm.ts'
import { core, courseOf } from './core.ts'
import { courses } from './courses.ts'
import { enrolForm } from './forms/enrol.ts'
import { followup } from './forms/followup.ts'
import { screenForm } from './forms/screen.ts'
import { glucoseDues, testedInYear } from './high-risk.ts'
import { indicators } from './indicators.ts'
import { testsOf } from './labs.ts'
import { rules } from './rules/rules.ts'
import { isFasting } from './screening.ts'

const shared = chronicProgramme(core)

const screenEvents = ({ records }: Subject) =>
  records
    .filter(({ form }) => form === 'dm_screen')
    .map((record) =>
      eventOf('screen', record, {
        episode: '',
        flags: [],
        facts: present({
          fpg: isFasting(record.fields) ? numberOf(record.fields, 'fpg') : null,
          hba1c: numberOf(record.fields, 'hba1c'),
        }),
      }),
    )

/** The tree of DM-I8: at risk and not enrolled, and a glucose in the year. */
const highRiskNodes = (subject: Subject, on: Day): ClauseNode[] => {
  const course = courseOf(subject)
  const atRisk = !careAt(course, on) && valueAt(course.candidates, on, false)
  if (!atRisk) return [{ code: 'X-NOTRISK', state: 'none', text: '不在高危人群' }]
  const test = testedInYear(testsOf(subject).glucose, on)
  const code = 'C-GLUCOSE'
  return [
    test
      ? {
          code,
          state: 'met',
          text: '本年测过血糖',
          detail: monthDay(test.service_date),
          date: test.service_date,
          record_id: test.record_id,
        }
      : { code, state: 'unmet', text: '本年没有测血糖', due_by: yearEnd(yearOf(on)), repair: 'dm_screen' },
  ]
}

const dueText: Programme['dueText'] = (due, on) => {
  const { kind, facts } = due
  if (kind === 'glucose_yearly')
    return { title: '糖尿病高危人群测血糖', reason: `糖尿病高危，${facts.year}年空腹血糖，12月31日前测1次` }
  if (kind !== 'confirm_dm') return shared.dueText(due, on)
  const { since, by } = dueDays(due, on)
  return {
    title: '糖尿病转诊结果随访',
    reason: `${since}筛查可能为糖尿病，应转诊确诊，${by}前问转诊结果`,
  }
}

const assess: Programme['assess'] = (subject, life, on, unsubmitted) => {
  const told = shared.assess(subject, life, on, unsubmitted)
  const care = told && careAt(courseOf(subject), on)
  const last = care && lastMeasured(care, on)
  if (!told || !last) return told
  const known = subject.records.filter(({ service_date }) => service_date <= on)
  return { ...told, advice: adviceOf(last.record.fields, on, known) }
}

/** 2型糖尿病患者健康管理 (国家基本公共卫生服务规范第三版). */
export const diabetes: Programme = {
  ...shared,
  label: '糖尿病',
  mark: '糖',
  rulesVersion: 1,
  forms: [screenForm, enrolForm, followup],
  events: (subject, life) => [...shared.events(subject, life), ...screenEvents(subject)],
  dues: (subject, life) => [
    ...shared.dues(subject, life),
    ...glucoseDues(subject, life, courseOf(subject)),
    ...confirmDues(subject, life, courseOf(subject)),
  ],
  dueText,
  indicators,
  explain: (subject, life, indicator, on, period) =>
    indicator === 'DM-I8'
      ? rootOf(indicator, [...exclusionNodes(life, on), ...highRiskNodes(subject, on)])
      : shared.explain(subject, life, indicator, on, period),
  courses,
  register: [
    ...(shared.register ?? []),
    { id: 'feet', label: '本年未查足背动脉', having: ['enrolled', 'present', 'contacted', '!foot_pulse'] },
    { id: 'at_risk', label: '高危', having: ['candidate', 'present'] },
    { id: 'at_risk_untested', label: '高危本年未测血糖', having: ['candidate', 'present', '!glucose_done'] },
  ],
  assess,
  rules,
}
