import { addMonths, completedYears, type Day } from '../../day/day.ts'
import { numberOf, rowsOf, textOf } from '../../form/answers.ts'
import type { Course as MeasuredCourse } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { formPressure } from '../records/forms/checkup/pressure.ts'
import { isFaceToFace } from '../shared/visit-count.ts'
import { isBelow, targetAges, targetDays, targetOf } from './rules/targets.ts'

type Point = ReturnType<MeasuredCourse['points']>[number]

const ageOn = ({ person }: Subject, on: Day): number | null =>
  person.birth_date ? completedYears(person.birth_date, on) : null

const pressureOf = ({ form, fields }: RecordFact): readonly [number, number] | null => {
  if (form === 'checkup') {
    const arm = formPressure(fields)
    return arm && [arm.sys, arm.dia]
  }
  const row = form === 'htn_screen' ? (rowsOf(fields, 'readings').at(-1) ?? {}) : fields
  const [sbp, dbp] = [numberOf(row, 'sbp'), numberOf(row, 'dbp')]
  return sbp === null || dbp === null ? null : [sbp, dbp]
}

const isVisit = ({ form, fields }: RecordFact): boolean =>
  form === 'htn_followup' && isFaceToFace(textOf(fields, 'method') ?? '')

const points = (subject: Subject): readonly Point[] =>
  subject.records.flatMap((record): Point[] => {
    const values = pressureOf(record)
    if (!values) return []
    const day = record.service_date
    const out = !isBelow(values[0], values[1], targetOf(day, ageOn(subject, day), subject.settings))
    return [{ day, values, out, source: isVisit(record) ? 'visit' : 'other', record_id: record.record_id }]
  })

/** The band steps on the birthday from which another target holds. */
const targets: MeasuredCourse['targets'] = (subject, from, to) => {
  const birth = subject.person.birth_date
  const birthdays = birth ? targetAges(subject.settings).map((age) => addMonths(birth, age * 12)) : []
  const days = [from, ...birthdays, ...targetDays(subject.settings)].filter((day) => day >= from && day <= to).sort()
  const steps = days.map((day) => {
    const { sbp, dbp } = targetOf(day, ageOn(subject, day), subject.settings)
    return { from: day, below: [sbp, dbp] }
  })
  return steps.filter(({ below }, at) => at === 0 || String(below) !== String(steps[at - 1].below))
}

/** Systolic and diastolic are two panels with one time axis. */
export const courses: readonly MeasuredCourse[] = [
  {
    id: 'bp',
    label: '血压',
    unit: 'mmHg',
    panels: [
      { key: 'sbp', label: '收缩压' },
      { key: 'dbp', label: '舒张压' },
    ],
    points,
    targets,
  },
]
