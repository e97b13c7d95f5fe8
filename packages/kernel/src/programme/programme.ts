import type { DataClass } from '../access/class.ts'
import type { DayForm } from '../campaign/day/station.ts'
import type { Day } from '../day/day.ts'
import type { FormContext } from '../form/context.ts'
import type { Form } from '../form/form.ts'
import type { Indicator } from '../indicator/indicator.ts'
import type { Reading } from '../indicator/plan.ts'
import type { RecordFact } from '../record/record.ts'
import type { RuleFunction } from '../rule/rule.ts'
import type { Life } from './life.ts'
import type { DueRow, EventRow, State } from './rows.ts'
import type { Subject } from './subject.ts'

/** A stretch in which the programme applies to a person: an enrolment, a pregnancy; the health record itself. */
export interface Episode {
  readonly id: string
  readonly from: Day
  readonly to: Day | null
}

/** One node of the tree that says why a person counts or not. */
export interface ClauseNode {
  readonly code: string
  /** met ✓ · unmet ✗ · not_yet ○ (may still be done) · none – (does not apply). */
  readonly state: 'met' | 'unmet' | 'not_yet' | 'none'
  readonly text: string
  /** The fixed sentence of an unmet clause for a list of persons, where it says more than `text`. */
  readonly sentence?: string
  readonly detail?: string
  readonly date?: Day | null
  readonly record_id?: string | null
  readonly due_by?: Day | null
  /** Form that repairs an unmet clause. */
  readonly repair?: string
  readonly children?: readonly ClauseNode[]
}

/** A cut of a programme's register by what holds today: flags of the state, `!flag` where it must not be there. */
export interface RegisterCut {
  readonly id: string
  readonly label: string
  readonly having: readonly string[]
}

/** What is known of one day of something owed daily. */
export type DayMark = 'done' | 'missed' | 'unsure' | 'open' | 'none' | 'paused'

/** A calendar of something owed daily, e.g. supervised doses. */
export interface DayCalendar {
  readonly id: string
  readonly label: string
  readonly days: readonly { readonly day: Day; readonly mark: DayMark }[]
  /** What the marks mean here, in the order of the legend; a mark that is left out does not occur. */
  readonly legend: readonly { readonly mark: DayMark; readonly text: string }[]
  /** What each record told about a stretch of days. */
  readonly stretches: readonly {
    readonly from: Day
    readonly to: Day
    readonly text: string
    readonly record_id: string
  }[]
}

/**
 * One programme of the national services, as data and pure functions. Everything else (pages, lists, rates, prints)
 * is derived from this and knows no programme by name.
 */
export interface Programme {
  readonly id: string
  readonly label: string
  /** One character that marks a field or task of this programme, e.g. 压. */
  readonly mark: string
  /** Class of everything derived and of the membership itself; left out: D1. A reader without it sees no trace. */
  readonly dataClass?: DataClass
  /** Words of a free text that tell of the membership: an imported form of another class may not hold them. */
  readonly tells?: RegExp
  /** Rows derived under another version are derived again. */
  readonly rulesVersion: number
  readonly forms: readonly Form[]
  /** Names of the state's flags, in bit order; only ever appended to. At most 52. */
  readonly flags: readonly string[]
  /** Names of the state's numbers, in column order; at most 6. */
  readonly numbers: readonly string[]
  /** Names of an event's facts, in column order; at most 6. */
  readonly facts: readonly string[]
  /** Flag of the state that says that a person is in the programme's group on a day; left out: `enrolled`, where a form enrols. */
  readonly groupFlag?: string
  /** Word beside the name of whoever is in the group, where nobody enrols; who is enrolled has the label there. */
  readonly groupTag?: string
  /** Form that enrols, form of a follow-up, form that closes; where the programme has them. */
  readonly enrolForm?: string
  readonly visitForm?: string
  readonly episodes: (subject: Subject, life: Life) => readonly Episode[]
  /**
   * Days besides record days, days of the life's breakpoints and year starts on which the state may change: deadlines
   * that pass, birthdays, and the day after a record where what it says ends with its day.
   */
  readonly breakpoints: (subject: Subject, life: Life, episode: Episode) => Iterable<Day>
  /** The state on a day from facts dated on or before it alone; null where the person is not in the programme. */
  readonly stateAt: (subject: Subject, life: Life, episode: Episode, on: Day) => State | null
  readonly events: (subject: Subject, life: Life) => readonly Omit<EventRow, 'village' | 'unit' | 'programme'>[]
  readonly dues: (subject: Subject, life: Life) => readonly Omit<DueRow, 'village' | 'unit' | 'programme'>[]
  readonly indicators: readonly Indicator[]
  /** The tree of clauses of one indicator for one person on a day, in a reading of the yearly clauses. */
  readonly explain: (
    subject: Subject,
    life: Life,
    indicator: string,
    on: Day,
    period?: { readonly start: Day; readonly end: Day; readonly reading?: Reading },
  ) => ClauseNode
  /** Chinese words of a due: what is to be done, and why with value and date; days as they are told on `on`. */
  readonly dueText: (
    due: Pick<DueRow, 'kind' | 'due_by' | 'facts'>,
    on?: Day,
  ) => {
    readonly title: string
    readonly reason: string
  }
  /** Facts that this programme's forms need from the history (enrolment day, closing day, previous visit). */
  readonly formContext?: (subject: Subject, life: Life, on: Day) => Partial<FormContext>
  /** Measured course shown on the resident's page. */
  readonly courses?: readonly Course[]
  /** A day-by-day calendar of the running course, where the programme owes something daily. */
  readonly calendar?: (subject: Subject, life: Life, on: Day) => DayCalendar | null
  /** What the register shows of a member: short facts by label. */
  readonly summary?: (
    subject: Subject,
    life: Life,
    on: Day,
  ) => readonly { readonly label: string; readonly value: string; readonly tone?: 'met' | 'due' | 'over' | 'plain' }[]
  /** 名册: its cuts, the whole register first; left out: everyone whom the programme has a state for and who is here. */
  readonly register?: readonly RegisterCut[]
  /** What `wangdi assess` prints for one person. `unsubmitted`: drafts and voided records, which count nowhere. */
  readonly assess?: (
    subject: Subject,
    life: Life,
    on: Day,
    unsubmitted: readonly RecordFact[],
  ) => Readonly<Record<string, unknown>> | null
  /** Forms that an examination day fills, station by station. */
  readonly dayForms?: readonly DayForm[]
  /** Pure rules by their public names. */
  readonly rules: Readonly<Record<string, RuleFunction>>
}

/** A measured series with its target band; panels share one time axis (systolic and diastolic are two panels). */
export interface Course {
  readonly id: string
  readonly label: string
  readonly unit: string
  /** One a quantity; `words` where the values are codes on a scale, 1 to 5 say. */
  readonly panels: readonly {
    readonly key: string
    readonly label: string
    readonly words?: Readonly<Record<string, string>>
  }[]
  readonly points: (subject: Subject) => readonly {
    readonly day: Day
    readonly values: readonly (number | null)[]
    readonly out: boolean
    readonly source: 'visit' | 'other'
    readonly record_id: string
  }[]
  /** Upper limits (values must stay below) from a day on, per panel. */
  readonly targets: (
    subject: Subject,
    from: Day,
    to: Day,
  ) => readonly { readonly from: Day; readonly below: readonly number[] }[]
}
