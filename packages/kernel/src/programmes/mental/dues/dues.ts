import type { Life } from '../../../programme/life.ts'
import type { Subject } from '../../../programme/subject.ts'
import { type Care, courseOf } from '../course/course.ts'
import { dischargeVisits, exams, firstVisits, followUps, referrals } from './followups.ts'
import { closings, leaving, losses, refusals, transfers, unseen } from './reports.ts'
import { afterEmergencies, dischargeQuestions, emergencies, unlocking } from './safety.ts'
import { closedFrom, type Due, spellsOf } from './slot.ts'

const ofCare = (care: Care, life: Life, subject: Subject): readonly Due[] => {
  const { from } = care.enrolment
  const closed = closedFrom(care, from)
  const consented = spellsOf(care.consents, (value) => value === '1', from, closed)
  const refused = spellsOf(care.consents, (value) => value === '0', from, closed)
  const lost = spellsOf(care.losses.changes, (value) => value !== null, from, closed)
  return [
    ...firstVisits(care, consented),
    ...dischargeVisits(care),
    ...followUps(care),
    ...referrals(care),
    ...exams(care, consented, subject.horizon),
    ...unlocking(care, subject.horizon),
    ...dischargeQuestions(care, subject),
    ...emergencies(care, subject),
    ...afterEmergencies(care, subject),
    ...losses(care, subject, lost),
    ...refusals(care, subject, refused),
    ...unseen(care, subject, consented),
    ...leaving(care, life, subject),
    ...transfers(care, life, subject),
    ...closings(care, life, subject),
  ]
}

/** Slots owed by registration: follow-ups, duties, check-ups, safety tasks, searches, invitations, reports. */
export const dues = (subject: Subject, life: Life): readonly Due[] =>
  courseOf(subject).cares.flatMap((care) => ofCare(care, life, subject))
