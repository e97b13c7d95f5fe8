import type { Day } from '../../../day/day.ts'
import { type Change, simplified } from '../../../programme/change.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Enrolment } from '../../shared/enrolment.ts'
import { isFailedAttempt, isReachedAttempt } from '../forms/followup/judged.ts'
import { failedThrice } from '../rules/lost.ts'
import type { Visit, Visits } from './visit.ts'

/** Days of failed tries since the patient was last reached, and the class of that time. */
interface Tries {
  readonly failed: readonly Day[]
  readonly lastClass: string | null
}

const NONE: Tries = { failed: [], lastClass: null }

/** 走失; away or moved with unknown whereabouts; 连续3次未访到 when its attempts are there. A blank is not “known”. */
const meansLost = ({ lost, whereabouts }: Visit, { failed, lastClass }: Tries): boolean => {
  if (lost === '3') return true
  if (lost === '1' || lost === '2') return whereabouts !== '1'
  return lost === '4' && failedThrice(failed, lastClass)
}

interface Losses {
  /** The day since when the patient is lost; null: not lost. */
  readonly changes: readonly Change<Day | null>[]
  /** The tries up to each day on which one failed or succeeded. */
  readonly tries: readonly Change<Tries>[]
}

const isInside = ({ from, until }: Enrolment, day: Day): boolean => day >= from && (!until || day < until)

/**
 * 失访 and 找回: lost by what a follow-up says or by the decision of a person; any reached follow-up brings the patient back
 * (管理治疗工作规范 2018·失访患者).
 */
export const lossesOf = (records: readonly RecordFact[], enrolment: Enrolment, { all, reached }: Visits): Losses => {
  const visits = new Map(all.filter(({ effective }) => effective).map((visit) => [visit.id, visit]))
  const back = new Set(reached.map(({ date }) => date))
  const changes: Change<Day | null>[] = []
  const tries: Change<Tries>[] = []
  let known = NONE
  const note = (from: Day, next: Tries): void => {
    known = next
    tries.push({ from, value: next })
  }
  const lose = (day: Day): void => {
    if (!changes.at(-1)?.value && !back.has(day)) changes.push({ from: day, value: day })
  }
  for (const record of records) {
    const { service_date: day, form, fields, record_id } = record
    if (!isInside(enrolment, day)) continue
    const visit = visits.get(record_id)
    if (visit?.seen) {
      note(day, { failed: [], lastClass: visit.class ?? known.lastClass })
      changes.push({ from: day, value: null })
    } else if (visit?.lost || isFailedAttempt(record)) note(day, { ...known, failed: [...known.failed, day] })
    else if (isReachedAttempt(record)) note(day, { ...known, failed: [] })
    if (visit?.lost && meansLost(visit, known)) lose(day)
    if (form !== 'programme_state' || fields.programme !== 'smd') continue
    if (fields.to === 'lost') lose(day)
    else changes.push({ from: day, value: null })
  }
  return { changes: simplified(changes), tries }
}

/** Propose to a person that the patient is lost: three failed attempts, far enough apart, and nobody said so yet. */
export const proposesLoss = ({ changes, tries }: Losses, on: Day): boolean => {
  const lost = changes.findLast(({ from }) => from <= on)?.value ?? null
  const last = tries.findLast(({ from }) => from <= on)?.value
  return !lost && last !== undefined && failedThrice(last.failed, last.lastClass)
}
