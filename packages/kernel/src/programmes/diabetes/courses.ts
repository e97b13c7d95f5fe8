import type { Day } from '../../day/day.ts'
import { numberOf, textOf } from '../../form/answers.ts'
import type { Course } from '../../programme/programme.ts'
import type { RecordFact } from '../../record/record.ts'
import { isFaceToFace } from '../shared/visit-count.ts'
import { hba1cTarget, testsOf } from './labs.ts'
import { FPG_LIMIT } from './rules/classify.ts'
import { isControlledGlucose } from './rules/controlled.ts'
import { isFasting } from './screening.ts'

type Point = ReturnType<Course['points']>[number]

const FASTING_FORMS: readonly string[] = ['dm_followup', 'dm_screen', 'checkup']

const isVisit = ({ form, fields }: RecordFact): boolean =>
  form === 'dm_followup' && isFaceToFace(textOf(fields, 'method') ?? '')

const fasting = (record: RecordFact): Point[] => {
  const { form, fields, service_date: day, record_id } = record
  const value = FASTING_FORMS.includes(form) ? numberOf(fields, 'fpg') : null
  if (value === null || (form === 'dm_screen' && !isFasting(fields))) return []
  return [
    { day, values: [value], out: !isControlledGlucose(value), source: isVisit(record) ? 'visit' : 'other', record_id },
  ]
}

const cardDays = (records: readonly RecordFact[]): readonly Day[] =>
  records.filter(({ form }) => form === 'dm_enrol').map(({ service_date }) => service_date)

/** Fasting glucose with the national limit; HbA1c with the patient's own target. */
export const courses: readonly Course[] = [
  {
    id: 'fpg',
    label: '空腹血糖',
    unit: 'mmol/L',
    panels: [{ key: 'fpg', label: '空腹血糖' }],
    points: ({ records }) => records.flatMap(fasting),
    targets: (_, from) => [{ from, below: [FPG_LIMIT] }],
  },
  {
    id: 'hba1c',
    label: '糖化血红蛋白',
    unit: '%',
    panels: [{ key: 'hba1c', label: '糖化血红蛋白' }],
    points: (subject) =>
      testsOf(subject).hba1c.map(({ tested, value, record_id }) => ({
        day: tested,
        values: [value],
        out: value >= hba1cTarget(subject.records, tested),
        source: 'other',
        record_id,
      })),
    targets: ({ records }, from, to) =>
      [from, ...cardDays(records).filter((day) => day > from && day <= to)]
        .map((day) => ({ from: day, below: [hba1cTarget(records, day)] }))
        .filter(({ below }, at, all) => at === 0 || below[0] !== all[at - 1].below[0]),
  },
]
