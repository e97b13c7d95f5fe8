import type { Day } from '../../day/day.ts'
import { dayBeside } from '../../day/words.ts'
import { isFilled, numberOf, textOf } from '../../form/answers.ts'
import type { Subject } from '../../programme/subject.ts'
import { coreOf } from '../chronic/course/course.ts'
import type { Visit } from '../chronic/course/visit.ts'
import type { ChronicSpec, Words } from '../chronic/spec.ts'
import { candidatesOf, testedInYear } from './high-risk.ts'
import { judge } from './judge.ts'
import { HBA1C_TARGET, hba1cInYear, hba1cTarget, testsOf } from './labs.ts'
import { FPG_LIMIT } from './rules/classify.ts'
import { isControlledGlucose, isLowGlucose } from './rules/controlled.ts'
import { trees } from './trees.ts'

/** As it was typed: 7.0 stays 7.0. */
const glucose = ({ record }: Visit): string => textOf(record.fields, 'fpg') ?? String(record.fields.fpg ?? '')

const words: Words = {
  disease: '糖尿病',
  measurement: '空腹血糖',
  failure: '血糖不达标',
  controlCode: 'C-GLU-HIGH',
  value: (visit) => (visit.reading.fpg === null ? '无空腹血糖' : `空腹血糖${glucose(visit)}`),
  reading: (visit) => `空腹血糖${glucose(visit)}mmol/L`,
  standard: () => `标准<${FPG_LIMIT}.0`,
  due: ({ fpg }) => (fpg === undefined ? '' : `空腹血糖 ${fpg}`),
  last: (visit, on) => [
    {
      label: '末次空腹血糖',
      value: `${glucose(visit)}（${dayBeside(visit.date, on)}）`,
      tone: visit.low ? 'met' : 'over',
    },
    { label: '目标', value: `<${FPG_LIMIT}.0` },
  ],
}

const pushTests = (into: string[], subject: Subject, on: Day): void => {
  const last = hba1cInYear(subject, on)
  if (!last) return
  into.push('hba1c_done')
  if (last.value < HBA1C_TARGET) into.push('hba1c_low')
  if (last.value < hba1cTarget(subject.records, on)) into.push('hba1c_low_personal')
}

const spec: ChronicSpec = {
  id: 'dm',
  enrolForm: 'dm_enrol',
  visitForm: 'dm_followup',
  pastDisease: '3',
  examGroup: 'dm',
  enrols: ({ diagnosis_type, consent_informed }) => (diagnosis_type ?? '2') === '2' && consent_informed !== '2',
  candidates: candidatesOf,
  read: (fields) => ({ fpg: numberOf(fields, 'fpg') }),
  measured: ({ fpg }) => fpg !== null,
  low: ({ fpg }) => isControlledGlucose(fpg ?? FPG_LIMIT),
  judge,
  precedes: ({ measured }) => measured,
  controlFlag: 'fpg',
  flags: ['hba1c_done', 'hba1c_low', 'hba1c_low_personal', 'not_hypo', 'foot_pulse', 'glucose_done'],
  pushFlags: (into, { control, year, on }, _, subject) => {
    pushTests(into, subject, on)
    const fpg = control.last?.reading.fpg ?? null
    if (fpg !== null && !isLowGlucose(fpg)) into.push('not_hypo')
    if (year.contacts.some(({ date, record }) => date <= on && isFilled(record.fields.foot_pulse)))
      into.push('foot_pulse')
    if (testedInYear(testsOf(subject).glucose, on)) into.push('glucose_done')
  },
  pushKnown: (into, subject, on) => {
    if (testedInYear(testsOf(subject).glucose, on)) into.push('glucose_done')
  },
  facts: ['fpg', 'hba1c', 'class', 'method', 'weight', 'reason'],
  visitFacts: ({ reading: { fpg }, record: { fields } }) => ({
    fpg,
    hba1c: numberOf(fields, 'hba1c'),
    weight: numberOf(fields, 'weight'),
  }),
  examFacts: (fields) => ({ fpg: numberOf(fields, 'fpg'), hba1c: numberOf(fields, 'hba1c') }),
  dueFacts: (visit) => ({ ...(visit.reading.fpg !== null && { fpg: glucose(visit) }) }),
  assessFacts: ({ reading: { fpg } }) => ({ fpg }),
  words,
  trees,
  assessed: ['DM-04', 'DM-05'],
}

export const core = coreOf(spec)
export const { courseOf } = core
