import { addDays, addMonths, type Day } from '../../day/day.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { completenessOn, fileOf, isStandardised } from './file.ts'
import { lastUse, SLEEPING_YEARS, usedInCalendarYear, usedWithinYear, usesOf } from './use.ts'

/** Bit order of the state: only ever appended to. */
export const flags = [
  ...sharedFlags,
  'opened',
  'electronic',
  'standardised',
  'dynamic',
  'dynamic_year',
  'valid_id',
  'opened_to_resident',
  'sleeping',
  'cover_ok',
  'personal_ok',
  'no_block',
  'awake',
] as const

/** The health record itself, from the day it is opened. */
export const episodes = (_: Subject, life: Life): readonly Episode[] =>
  life.openedOn ? [{ id: 'file', from: life.openedOn, to: null }] : []

const pushUse = (into: string[], subject: Subject, opened: Day, on: Day): void => {
  const use = lastUse(usesOf(subject), on)
  if (use && usedWithinYear(use, on)) into.push('dynamic')
  if (use && usedInCalendarYear(use, on)) into.push('dynamic_year')
  const since = use && use.service_date > opened ? use.service_date : opened
  into.push(addMonths(since, SLEEPING_YEARS * 12) <= on ? 'sleeping' : 'awake')
}

/** The state of an opened record on a day from facts dated on or before it. */
export const stateAt = (subject: Subject, life: Life, episode: Episode, on: Day): State => {
  const { person } = subject
  const completeness = completenessOn(subject, on)
  const into: string[] = []
  pushSharedFlags(into, life, on)
  into.push('opened')
  if (!person.paper_only) into.push('electronic')
  if (isStandardised(subject, life, on, completeness)) into.push('standardised')
  if (completeness.coverOk) into.push('cover_ok')
  if (completeness.basicOk) into.push('personal_ok')
  if (completeness.noBlock) into.push('no_block')
  if (person.valid_id) into.push('valid_id')
  if (person.opened_to_resident_on && person.opened_to_resident_on <= on) into.push('opened_to_resident')
  pushUse(into, subject, episode.from, on)
  return { flags: into }
}

/** Days without a record on which time alone changes the state. */
export const breakpoints = (subject: Subject, _: Life, episode: Episode): readonly Day[] => {
  const { seventhBirthday } = fileOf(subject)
  const { opened_to_resident_on } = subject.person
  const uses = usesOf(subject)
  const days: Day[] = [addMonths(episode.from, SLEEPING_YEARS * 12)]
  uses.forEach(({ service_date }, at) => {
    const next = uses[at + 1]?.service_date ?? null
    const year = addMonths(service_date, 12)
    // A use superseded within the year ends nothing.
    if (!next || next > year) days.push(year, addDays(year, 1))
    const long = addMonths(service_date, SLEEPING_YEARS * 12)
    if (!next || next > long) days.push(long)
  })
  if (seventhBirthday) days.push(seventhBirthday)
  if (opened_to_resident_on) days.push(opened_to_resident_on)
  return days
}
