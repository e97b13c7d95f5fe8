import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { FormStart } from '@wangdi/kernel/api/routes/records.ts'

/** What a post sees of someone it may only enrol: who it is, and the way to enrol. */
export const strangerPage = (page: ResidentPage): ResidentPage => ({
  ...page,
  state_reason: null,
  responsible_doctor: null,
  tags: [],
  allergies: [],
  last_update: null,
  tasks: [],
  courses: [],
  drugs: [],
  programmes: page.programmes
    .filter(({ restricted, may }) => restricted !== null && may.record)
    .map((panel) => ({ ...panel, facts: [], clauses: [] })),
  household: null,
  findings: [],
})

/** The enrolment form of such a person opens without their history. */
export const strangerStart = (start: FormStart): FormStart => ({
  ...start,
  context: { ...start.context, history: [], earlier: {}, groups: [], admissions: [] },
  prefill: {},
  last: null,
})
