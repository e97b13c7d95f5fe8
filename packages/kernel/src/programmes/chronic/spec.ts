import type { Day } from '../../day/day.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { Change } from '../../programme/change.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Settings, Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Judge } from '../shared/forms/judging.ts'
import type { Judged } from '../shared/judged.ts'
import type { Care } from './course/course.ts'
import type { Judgement } from './course/judgement.ts'
import type { Visit } from './course/visit.ts'
import type { Told } from './explain/told.ts'

/** The numbers a programme reads from a follow-up, by its own names: pressure and target, glucose, saturation. */
export type Reading = Readonly<Record<string, number | null>>

/** How a record tells whether the patient was reached, and how. */
export interface Reached {
  readonly seen: boolean
  readonly lost: boolean
  readonly faceToFace: boolean
}

/** What one more condition of standard management is asked about. */
export interface AlsoAsked {
  readonly care: Care
  readonly year: Judgement['year']
  /** The last day whose facts are known. */
  readonly on: Day
  /** The day as of which it is judged: in the reading of the whole year its last one. */
  readonly asOf: Day
  readonly settings: Settings
}

/** Words of the programme in trees, tasks and lists. */
export interface Words {
  /** 高血压. */
  readonly disease: string
  /** What the figures of control are about: 血压. */
  readonly measurement: string
  /** Code of the unmet clause of control; left out: C-CONTROL-HIGH. */
  readonly controlCode?: string
  /** A failure that asks for a visit in two weeks: 血压不达标. */
  readonly failure: string
  /** Value of a follow-up: 158/90, or 无血压. */
  readonly value: (visit: Visit) => string
  /** The same as a sentence's subject: 血压158/90mmHg. */
  readonly reading: (visit: Visit) => string
  /** What it is held against: 标准<150/90. */
  readonly standard: (visit: Visit) => string
  /** Value in the reason of a task, from the facts of the due: 血压 158/90. */
  readonly due: (facts: DueRow['facts']) => string
  /** Facts of the last measured follow-up in the register, before its class. */
  readonly last: (visit: Visit, on: Day) => readonly LastFact[]
}

interface LastFact {
  readonly label: string
  readonly value: string
  readonly tone?: 'met' | 'over'
}

/** One indicator's tree: who is asked about, and the clauses with their facts. */
export interface Tree {
  /** The first clause is being registered; left out: it is not asked. */
  readonly registered?: boolean
  /** Being managed is no clause. */
  readonly unmanaged?: boolean
  readonly nodes?: (told: Told) => readonly ClauseNode[]
}

/**
 * What makes one chronic-disease programme out of the shared course: enrolment, four follow-ups a year, two-week duties,
 * yearly check-up, control. Every function is pure and reads only what it is given.
 */
export interface ChronicSpec {
  readonly id: string
  readonly enrolForm: string
  readonly visitForm: string
  /** Code of 既往史·疾病 on the personal form. */
  readonly pastDisease: string
  /** Group of the check-up's items. */
  readonly examGroup: string
  /** Items of the check-up that the programme's own visits near its day hold; left out: none. */
  readonly linkedItems?: (records: readonly RecordFact[], exam: Day) => readonly string[]
  /** A card enrols: the diagnosis is the programme's, and the patient agreed. */
  readonly enrols: (card: Values) => boolean
  /** 可疑、高危 up to each day. */
  readonly candidates: (subject: Subject) => readonly Change<boolean>[]
  /** How the patient was reached; left out: by 随访结果 and 随访方式. */
  readonly reached?: (fields: Values) => Reached
  readonly read: (fields: Values, on: Day, around: FormContext) => Reading
  /** The core measurement without which a follow-up does not count. */
  readonly measured: (reading: Reading, fields: Values, faceToFace: boolean) => boolean
  /** Controlled by this measured follow-up. */
  readonly low: (reading: Reading, judged: Judged | null) => boolean
  readonly judge: Judge
  /** Which driving follow-ups the next one is judged against; left out: all. */
  readonly precedes?: (visit: Visit) => boolean
  /** Which effective follow-ups drive class, duties, next date and control; left out: seen face to face. */
  readonly drives?: (visit: Visit) => boolean
  /** How many of four follow-ups a year must be face to face; below four, others count too. Left out: 4. */
  readonly faceToFaceRequired?: (settings: Settings) => number
  /** Days after enrolment by which the first follow-up is due; left out: 14. */
  readonly firstWithin?: number
  /** Months between two regular follow-ups, of which so many are owed a year (1, 2, 3, 4, 6 or 12); left out: 3. */
  readonly monthsApart?: (settings: Settings) => number
  /** A yearly check-up belongs to the service; left out: it does. */
  readonly examAsked?: (settings: Settings) => boolean
  /**
   * One more condition of standard management (完整口径): met in the year by what is known on a day, judged as of a later
   * or the same day; left out: none.
   */
  readonly alsoRequired?: (asked: AlsoAsked) => boolean
  /** Names the flags of control: has_control_bp, low_bp. */
  readonly controlFlag: string
  /** The programme's own flags, after the shared ones; only ever appended to. */
  readonly flags?: readonly string[]
  /** Appends the programme's own flags to the state of a patient in the year. */
  readonly pushFlags?: (into: string[], judgement: Judgement, care: Care, subject: Subject) => void
  /** The same before any enrolment, of who is known or a candidate. */
  readonly pushKnown?: (into: string[], subject: Subject, on: Day) => void
  /** Columns of an event's facts; `class`, `method` and `reason` are filled by the core. At most 6. */
  readonly facts: readonly string[]
  /** Facts of a follow-up in its event. */
  readonly visitFacts: (visit: Visit) => Readonly<Record<string, number | null>>
  /** Facts of a check-up or screening in its event. */
  readonly examFacts: (fields: Values) => Readonly<Record<string, number | null>>
  /** Facts of a follow-up in the dues that follow from it. */
  readonly dueFacts: (visit: Visit) => DueRow['facts']
  /** Keys of the last follow-up in `assess`. */
  readonly assessFacts: (visit: Visit) => Readonly<Record<string, unknown>>
  readonly words: Words
  /** Trees by indicator. */
  readonly trees: Readonly<Record<string, Tree>>
  /** Indicators of standard management and of control: their unmet clauses are listed by `assess`. */
  readonly assessed: readonly string[]
}
