import { addDays, addMonths, type Day, later } from '@wangdi/kernel/day/day.ts'
import { YEARS } from '../people/life.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { prescription } from './drugs.ts'
import { type Before, judge } from './judge.ts'
import { patternOf, reading } from './measure.ts'
import { isAway, nextVisit } from './rhythm.ts'
import type { Course, Seen } from './visit.ts'

/** One follow-up before it is written: met face to face, told by telephone, or not met. */
export type Contact =
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'called'; readonly seen: Seen; readonly measured: boolean }
  | { readonly kind: 'missed'; readonly on: Day; readonly next: Day }

export interface Stay {
  readonly admitted: Day
  readonly discharged: Day
}

export interface History {
  readonly course: Course
  readonly contacts: readonly Contact[]
  readonly stay: Stay | null
}

const firstVisit = (person: Resident, enrolled: Day, today: Day, r: Random): Day => {
  const window = addMonths(today, -12 * YEARS)
  if (enrolled >= window) return r.chance(0.8) ? enrolled : addDays(enrolled, r.int(1, 20))
  return addDays(window, r.int(0, person.village.diligence > 0.6 ? 92 : 140))
}

const stayOf = (from: Day, until: Day, r: Random): Stay | null => {
  if (!r.chance(0.05)) return null
  const admitted = addDays(from, r.int(10, 900))
  const discharged = addDays(admitted, r.int(5, 18))
  return discharged < until ? { admitted, discharged } : null
}

const observe = (course: Course, on: Day, before: Before | null, method: Seen['method'], r: Random): Seen => {
  const { person, pattern, drugs } = course
  const pressure = reading(person, pattern, on, before?.judged.unsatisfied ?? false, r)
  const inPerson = method !== '3'
  const reaction = inPerson && drugs.length > 0 && pattern.adherence !== '3' && r.chance(0.012)
  const newComplication = inPerson && r.chance(0.002)
  const observed = { on, age: ageOn(person, on), ...pressure, reaction, newComplication }
  return { ...observed, method, judged: judge(observed, before) }
}

/** A call leaves the next date as the last visit in person set it; past that a visit is agreed soon. */
const called = (course: Course, on: Day, before: Before | null, measured: number, r: Random): Contact => {
  const seen = observe(course, on, before, '3', r)
  const agreed = before && addMonths(before.on, 3) > on ? addMonths(before.on, 3) : addDays(on, 14)
  return { kind: 'called', seen: { ...seen, judged: { ...seen.judged, next: agreed } }, measured: r.chance(measured) }
}

const metBy = (course: Course, on: Day, before: Before | null, r: Random): Contact => {
  if (isAway(course.person, on)) {
    const next = addMonths(on, 3)
    if (r.chance(0.5)) return { kind: 'missed', on, next }
    return called(course, on, before, 0.3, r)
  }
  if (before && r.chance(0.07)) return called(course, on, before, 0.4, r)
  return { kind: 'seen', seen: observe(course, on, before, r.chance(0.62) ? '1' : '2', r) }
}

/** Nobody is visited strictly inside a hospital stay. */
const outside = (on: Day, stay: Stay | null, r: Random): Day =>
  stay && on > stay.admitted && on < stay.discharged ? addDays(stay.discharged, r.int(1, 7)) : on

const dayOfContact = (contact: Contact): Day => (contact.kind === 'missed' ? contact.on : contact.seen.on)

const after = (contact: Contact, diligence: number, r: Random): Day => {
  if (contact.kind === 'missed') return addDays(contact.next, r.int(-8, 20))
  if (contact.kind === 'called') return addDays(contact.seen.on, r.int(10, 60))
  return nextVisit(contact.seen.on, contact.seen.judged, diligence, r)
}

/** All contacts of a patient from the first of the window to the last before `until`. */
export const historyOf = (person: Resident, enrolled: Day, until: Day, today: Day, r: Random): History => {
  const course: Course = { person, pattern: patternOf(person, r), drugs: prescription(r) }
  const first = firstVisit(person, enrolled, today, r)
  const stay = stayOf(first, until, r)
  const contacts: Contact[] = []
  let before: Before | null = null
  let on = outside(first, stay, r)
  while (on < until && contacts.length < 60) {
    const contact = metBy(course, on, before, r)
    contacts.push(contact)
    if (contact.kind === 'seen') before = contact.seen
    on = outside(later(addDays(dayOfContact(contact), 1), after(contact, person.village.diligence, r)), stay, r)
  }
  return { course, contacts, stay }
}
