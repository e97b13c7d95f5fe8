import { dayBeside } from '../../day/words.ts'
import { isFilled, numberOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { coreOf } from '../chronic/course/course.ts'
import type { Visit } from '../chronic/course/visit.ts'
import { controlNode } from '../chronic/explain/control.ts'
import { standardNodes } from '../chronic/explain/explain.ts'
import { visitsNode } from '../chronic/explain/visits.ts'
import type { ChronicSpec, Words } from '../chronic/spec.ts'
import { linkedItems } from '../records/completeness.ts'
import { classLabels } from '../shared/forms/options.ts'
import { candidatesOf } from './candidates.ts'
import { flags, lungDone, pushFlags } from './course.ts'
import { hospitalNode, lungNodes, spirometryNode } from './explain.ts'
import { judge } from './judge.ts'
import { copdSettings } from './rules/settings.ts'

const saturation = ({ reading: { spo2 } }: Visit): string => (spo2 === null ? '无血氧' : `血氧${spo2}%`)
const outcome = ({ judged }: Visit): string => classLabels[judged?.class ?? ''] ?? '未评价'

const words: Words = {
  disease: '慢阻肺',
  measurement: '血氧饱和度',
  failure: '控制不满意',
  value: (visit) => `${saturation(visit)} ${outcome(visit)}`,
  reading: (visit) => `${saturation(visit)}、${outcome(visit)}`,
  standard: () => '末次评价为控制满意',
  due: ({ spo2 }) => (spo2 === undefined ? '' : `血氧 ${spo2}%`),
  last: (visit, on) => [
    {
      label: '末次血氧',
      value: `${visit.reading.spo2 === null ? '没测' : `${visit.reading.spo2}%`}（${dayBeside(visit.date, on)}）`,
      tone: visit.low ? 'met' : 'over',
    },
    { label: '呼吸困难', value: visit.reading.mmrc === null ? '—' : `mMRC ${visit.reading.mmrc}级` },
  ],
}

/** 电话、网络随访填全症状、呼吸困难和用药的才算做了. */
const toldByPhone = (fields: Values): boolean => ['symptoms', 'mmrc', 'adherence'].every((key) => isFilled(fields[key]))

const spec: ChronicSpec = {
  id: 'copd',
  enrolForm: 'copd_enrol',
  visitForm: 'copd_followup',
  pastDisease: '5',
  examGroup: 'copd',
  linkedItems,
  enrols: ({ consent_informed }) => consent_informed !== '2',
  candidates: candidatesOf,
  read: (fields) => ({
    spo2: numberOf(fields, 'spo2'),
    mmrc: textOf(fields, 'mmrc') === null ? null : Number(fields.mmrc),
    hospitalised: numberOf(fields, 'exac_hospital_since'),
  }),
  measured: ({ spo2 }, fields, faceToFace) => (faceToFace ? spo2 !== null : toldByPhone(fields)),
  low: (_, judged) => judged?.class === '1',
  judge,
  faceToFaceRequired: (settings) => copdSettings(settings).faceToFace,
  monthsApart: (settings) => copdSettings(settings).monthsApart,
  examAsked: (settings) => copdSettings(settings).exam,
  alsoRequired: lungDone,
  controlFlag: 'satisfied',
  flags,
  pushFlags,
  facts: ['spo2', 'mmrc', 'class', 'method', 'hospitalised', 'reason'],
  visitFacts: ({ reading: { spo2, mmrc, hospitalised } }) => ({ spo2, mmrc, hospitalised }),
  examFacts: () => ({}),
  dueFacts: ({ reading: { spo2 } }) => ({ ...(spo2 !== null && { spo2 }) }),
  assessFacts: ({ reading: { spo2, mmrc } }) => ({ spo2, mmrc }),
  words,
  trees: {
    'COPD-02': { nodes: (told) => [...standardNodes(told), ...lungNodes(told)] },
    'COPD-03': { nodes: (told) => [visitsNode(told)] },
    'COPD-04': { nodes: (told) => [spirometryNode(told)] },
    'COPD-04b': { nodes: (told) => [controlNode(told)] },
    'COPD-04c': { nodes: (told) => [hospitalNode(told)] },
  },
  assessed: ['COPD-02', 'COPD-04b'],
}

export const core = coreOf(spec)
export const { courseOf } = core
