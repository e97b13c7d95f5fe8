import { later } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Contact, type Round, roundsOf } from '../course/contacts.ts'
import type { Course } from '../course/model.ts'
import { type Due, dueOf, endOf, metBy } from './slot.ts'

const screenedIn = ({ screenedOn, record }: Contact, { opens, before }: Round) => {
  const day = screenedOn.find((one) => one >= opens && (!before || one < before))
  return day ? metBy(record, day) : null
}

/** Contacts of a sputum-positive patient: registered and screened within 7 days, again after 6 and 12 months. */
export const contactDues = (course: Course, contacts: readonly Contact[], settings: Settings): Due[] => {
  const own = contacts.filter(
    ({ registeredOn }) => registeredOn >= course.from && (!course.until || registeredOn < course.until),
  )
  return roundsOf(course, settings).flatMap((round) => {
    const { name, opens, due } = round
    const owed = { kind: 'contact_screen', opens, due_by: due, form: 'tb_contact' }
    // Nobody registered yet: the register itself is owed, once.
    if (own.length === 0)
      return name === 'first'
        ? [dueOf(course.id, { ...owed, slot: 'register', facts: { date: opens } }, null, endOf(course, opens))]
        : []
    return own.map((contact) => {
      const slot = `${contact.record.record_id}/${name}`
      const from = later(contact.registeredOn, opens)
      return dueOf(
        course.id,
        { ...owed, opens: from, due_by: later(contact.registeredOn, due), slot, facts: { date: opens, round: name } },
        screenedIn(contact, round),
        endOf(course, from),
      )
    })
  })
}
