import type { Course as MeasuredCourse } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { isFaceToFace } from '../shared/visit-count.ts'
import { careOf } from './course/care.ts'
import { missedIn, windowsIn } from './course/doses.ts'
import { adherence } from './rules/doses.ts'

type Point = ReturnType<MeasuredCourse['points']>[number]

/** Missed days of each follow-up, and the share missed of all doses of the course so far. */
const points = (subject: Subject): readonly Point[] =>
  careOf(subject).courses.flatMap((course): Point[] => {
    let [expected, missed] = [0, 0]
    return windowsIn(course).map((window) => {
      expected += window.expected
      missed += window.missed
      const { missed_days, report } = missedIn(window, subject.settings)
      const { rate: share } = adherence(missed, expected)
      return {
        day: window.to,
        values: [missed_days, share],
        out: report || adherence(expected - missed, expected).regular === false,
        source: isFaceToFace(window.visit.method) ? 'visit' : 'other',
        record_id: window.visit.record.record_id,
      }
    })
  })

/** A week of missed days is reported; up to a tenth of the doses missed is still regular. */
const LIMITS = [7, 10]

/** 用药: what was missed over the course of treatment. */
export const courses: readonly MeasuredCourse[] = [
  {
    id: 'doses',
    label: '漏服',
    unit: '',
    panels: [
      { key: 'missed_days', label: '漏服天数' },
      { key: 'missed_share', label: '累计漏服率（%）' },
    ],
    points,
    targets: (_, from) => [{ from, below: LIMITS }],
  },
]
