import { addMonths, completedYears, type Day } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import { remember } from '../../programme/memo.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'

/** The forms that open a health record, in order of date. */
export interface File {
  readonly covers: readonly RecordFact[]
  readonly personals: readonly RecordFact[]
  readonly childPages: readonly RecordFact[]
  /** Birthday on which the personal form becomes due. */
  readonly seventhBirthday: Day | null
}

export const fileOf: (subject: Subject) => File = remember(({ records, person }) => {
  const covers: RecordFact[] = []
  const personals: RecordFact[] = []
  const childPages: RecordFact[] = []
  for (const record of records) {
    if (record.form === 'rec_cover') covers.push(record)
    else if (record.form === 'rec_personal') personals.push(record)
    else if (record.form === 'child_basic_info' || record.form === 'chi_c0') childPages.push(record)
  }
  const seventhBirthday = person.birth_date && addMonths(person.birth_date, 84)
  return { covers, personals, childPages, seventhBirthday }
})

const latest = (records: readonly RecordFact[], on: Day): RecordFact | null =>
  records.findLast(({ service_date }) => service_date <= on) ?? null

/** What 规范化电子健康档案 asks of the forms on a day. A submitted form has every required item. */
export interface Completeness {
  readonly cover: RecordFact | null
  readonly basic: RecordFact | null
  readonly isChild: boolean
  readonly coverOk: boolean
  readonly basicOk: boolean
  readonly noBlock: boolean
}

export const completenessOn = (subject: Subject, on: Day): Completeness => {
  const { covers, personals, childPages } = fileOf(subject)
  const { birth_date } = subject.person
  const isChild = birth_date !== null && (completedYears(birth_date, on) ?? 0) < 7
  const cover = latest(covers, on)
  const personal = latest(personals, on)
  const basic = isChild ? (latest(childPages, on) ?? personal) : personal
  return {
    cover,
    basic,
    isChild,
    coverOk: cover !== null,
    basicOk: basic !== null,
    noBlock: !cover?.open_block && !basic?.open_block,
  }
}

/** R-STD: active, of a permanent resident, electronic, cover and basic form complete, nothing open against them. */
export const isStandardised = (subject: Subject, life: Life, on: Day, completeness = completenessOn(subject, on)) =>
  life.recordStateAt(on) === 'active' &&
  life.residenceAt(on) === 'permanent' &&
  subject.person.paper_only !== true &&
  completeness.coverOk &&
  completeness.basicOk &&
  completeness.noBlock
