import { lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { DueRow } from '../../../programme/rows.ts'
import type { Subject } from '../../../programme/subject.ts'
import { examDues } from '../../records/exam-dues.ts'

type Task = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** What the check-ups of a person leave to do, and when each was done (R-CHK-TASK); worked out once a subject. */
export const examTasks: (subject: Subject) => readonly Task[] = remember((subject: Subject) =>
  examDues(subject, lifeOf(subject), () => null),
)
