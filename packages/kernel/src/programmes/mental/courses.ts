import { numberOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import type { Course } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { notReached, recordedClass } from './forms/followup/judged.ts'
import { adherences } from './forms/options.ts'
import { classLabels } from './rules/classify.ts'

type Point = ReturnType<Course['points']>[number]

const points =
  (read: (fields: Values) => number | null, isOut: (value: number) => boolean) =>
  ({ records }: Subject): readonly Point[] =>
    records.flatMap(({ form, fields, service_date: day, record_id }): Point[] => {
      const value = form === 'smd_followup' && !notReached(fields) ? read(fields) : null
      return value === null ? [] : [{ day, values: [value], out: isOut(value), source: 'visit', record_id }]
    })

const codeOf =
  (key: string) =>
  (fields: Values): number | null =>
    Number(textOf(fields, key)) || null

const classOf = (fields: Values): number | null => Number(recordedClass(fields)) || null

type Scale = Readonly<Record<string, string>>

const series = (
  id: string,
  label: string,
  scale: string | Scale,
  below: number | null,
  of: ReturnType<typeof points>,
): Course => ({
  id,
  label,
  unit: typeof scale === 'string' ? scale : '',
  panels: [{ key: id, label, ...(typeof scale !== 'string' && { words: scale }) }],
  points: of,
  targets: (_, from) => (below === null ? [] : [{ from, below: [below] }]),
})

/** 危险性, 病情分类 and 用药依从性 over time. Classes count down: 3 is stable, so there is no upper limit. */
export const courses: readonly Course[] = [
  series(
    'smd_risk',
    '危险性',
    '级',
    3,
    points(
      (fields) => numberOf(fields, 'risk'),
      (risk) => risk >= 3,
    ),
  ),
  series(
    'smd_class',
    '病情分类',
    classLabels,
    null,
    points(classOf, (code) => code === 1),
  ),
  series(
    'smd_adherence',
    '用药依从性',
    Object.fromEntries(adherences.map(({ code, label }) => [code, label])),
    null,
    points(codeOf('adherence'), (code) => code === 2 || code === 3),
  ),
]
