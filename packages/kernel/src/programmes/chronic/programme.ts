import type { Programme } from '../../programme/programme.ts'
import { assess } from './assess.ts'
import type { Core } from './course/course.ts'
import { dueText } from './due-text.ts'
import { dues } from './dues.ts'
import { events } from './events.ts'
import { explain } from './explain/explain.ts'
import { registerOf } from './register.ts'
import { breakpoints, episodes, flagsOf, numbers, stateAt } from './state.ts'
import { formContext, summary } from './summary.ts'

type Shared = Pick<
  Programme,
  | 'id'
  | 'enrolForm'
  | 'visitForm'
  | 'flags'
  | 'numbers'
  | 'facts'
  | 'episodes'
  | 'breakpoints'
  | 'stateAt'
  | 'events'
  | 'dues'
  | 'dueText'
  | 'explain'
  | 'formContext'
  | 'summary'
  | 'register'
> & { readonly assess: NonNullable<Programme['assess']> }

/** Everything of a programme that follows from its declaration; a programme adds forms, indicators, rules, courses. */
export const chronicProgramme = (core: Core): Shared => ({
  id: core.spec.id,
  enrolForm: core.spec.enrolForm,
  visitForm: core.spec.visitForm,
  flags: flagsOf(core),
  numbers,
  facts: core.spec.facts,
  episodes: episodes(core),
  breakpoints: breakpoints(core),
  stateAt: stateAt(core),
  events: events(core),
  dues: dues(core),
  dueText: dueText(core.spec),
  explain: explain(core),
  formContext: formContext(core),
  summary: summary(core),
  register: registerOf(core.spec.words.measurement),
  assess: assess(core),
})
