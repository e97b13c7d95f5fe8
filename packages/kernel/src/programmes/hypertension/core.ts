import { dayBeside } from '../../day/words.ts'
import { numberOf } from '../../form/answers.ts'
import { coreOf } from '../chronic/course/course.ts'
import type { Visit } from '../chronic/course/visit.ts'
import { commonTrees } from '../chronic/explain/explain.ts'
import type { ChronicSpec, Words } from '../chronic/spec.ts'
import { formPressure } from '../records/forms/checkup/pressure.ts'
import { ageOn } from '../records/forms/person.ts'
import { screeningsOf } from './candidate.ts'
import { judge } from './judge.ts'
import { isBelow, targetOf } from './rules/targets.ts'

const pressure = ({ reading: { sbp, dbp } }: Visit): string =>
  sbp === null || dbp === null ? '无血压' : `${sbp}/${dbp}`
const limit = ({ reading }: Visit): string => `${reading.target_sbp}/${reading.target_dbp}`

const words: Words = {
  disease: '高血压',
  measurement: '血压',
  failure: '血压不达标',
  value: pressure,
  reading: (visit) => `血压${pressure(visit)}mmHg`,
  standard: (visit) => `标准<${limit(visit)}`,
  due: ({ sbp, dbp }) => (sbp === undefined ? '' : `血压 ${sbp}/${dbp}`),
  last: (visit, on) => [
    {
      label: '末次血压',
      value: `${pressure(visit)}（${dayBeside(visit.date, on)}）`,
      tone: visit.low ? 'met' : 'over',
    },
    { label: '目标', value: `<${limit(visit)}` },
  ],
}

const spec: ChronicSpec = {
  id: 'htn',
  enrolForm: 'htn_enrol',
  visitForm: 'htn_followup',
  pastDisease: '2',
  examGroup: 'htn',
  enrols: ({ diagnosis_type, consent_informed }) => diagnosis_type !== '2' && consent_informed !== '2',
  candidates: screeningsOf,
  read: (fields, on, around) => {
    const target = targetOf(on, ageOn({}, around, on), around.settings)
    return {
      sbp: numberOf(fields, 'sbp'),
      dbp: numberOf(fields, 'dbp'),
      target_sbp: target.sbp,
      target_dbp: target.dbp,
    }
  },
  measured: ({ sbp, dbp }) => sbp !== null && dbp !== null,
  low: ({ sbp, dbp, target_sbp, target_dbp }) =>
    isBelow(sbp ?? 0, dbp ?? 0, { sbp: target_sbp ?? 0, dbp: target_dbp ?? 0 }),
  judge,
  controlFlag: 'bp',
  facts: ['sbp', 'dbp', 'class', 'method', 'weight', 'reason'],
  visitFacts: ({ reading: { sbp, dbp }, record }) => ({ sbp, dbp, weight: numberOf(record.fields, 'weight') }),
  examFacts: (fields) => {
    const measured = formPressure(fields)
    return { sbp: measured?.sys ?? null, dbp: measured?.dia ?? null }
  },
  dueFacts: ({ reading: { sbp, dbp, target_sbp, target_dbp } }) => ({
    ...(sbp !== null && { sbp }),
    ...(dbp !== null && { dbp }),
    ...(target_sbp !== null && { target_sbp }),
    ...(target_dbp !== null && { target_dbp }),
  }),
  assessFacts: ({ reading: { sbp, dbp } }) => ({ sbp, dbp }),
  words,
  trees: commonTrees('HTN'),
  assessed: ['HTN-04', 'HTN-05'],
}

export const core = coreOf(spec)
export const { courseOf } = core
