import { codesOf, isFilled, normalise, textOf } from '../answers.ts'
import type { Value, Values } from '../field.ts'
import { wellFormed } from '../parse.ts'
import { complete, statesOf } from '../visible.ts'
import type { Combined } from './combine.ts'
import { collect, type Fed, handOut } from './medicines.ts'
import { giverOf, nameOf, type Part, type Question } from './question.ts'
import { gatherFrom, sayIn } from './symptoms.ts'

/** Answers by form. */
export type ByForm = Readonly<Record<string, Values>>

type Draft = Record<string, Record<string, Value>>

/** What was spread, and which rows of which form came from which line. */
export interface Spread {
  readonly byForm: ByForm
  readonly fed: readonly Fed[]
}

/** The form's answers with the computed ones. */
export const fullOf = ({ form, context }: Part, values: Values): Values =>
  complete(form, wellFormed(form.fields, normalise(form, values)), context)

const isOther = (id: string): boolean => /^symptoms(:.*)?_other$/.test(id)

const spreadOne = (draft: Draft, { id, targets, union, feed }: Question, answers: Values, fed: Fed[]): void => {
  if (union) {
    for (const share of union.shares) {
      const said = sayIn(union, share, codesOf(answers, id), textOf(answers, `${id}_other`))
      Object.assign(draft[share.form], said)
    }
  } else if (feed) {
    for (const given of handOut(feed, answers[id], answers.adherence)) {
      fed.push(given)
      if (given.rows.length > 0) draft[given.form][given.key] = given.rows
    }
  } else if (id in answers && !isOther(id)) for (const { form, key } of targets) draft[form][key] = answers[id]
}

/** Facts that one form states by several answers, for the forms that ask them as one and were not answered themselves. */
const give = (draft: Draft, { parts, questions }: Combined, answers: Values): void => {
  for (const { form } of parts) {
    for (const [concept, { value }] of Object.entries(form.facts ?? {})) {
      const given = value(wellFormed(form.fields, normalise(form, draft[form.id])))
      if (!isFilled(given)) continue
      for (const question of questions.values())
        if (question.concept === concept && !isFilled(answers[question.id]) && giverOf(parts, question))
          for (const target of question.targets) draft[target.form][target.key] = given
    }
  }
}

const ROUNDS = 5

/** Shared answers go only to forms that ask them: what a form hides by its other answers is not filled in it. */
const dropHidden = (draft: Draft, part: Part, shared: ReadonlySet<string>): void => {
  const values = draft[part.form.id]
  for (let round = 0; round < ROUNDS; round += 1) {
    const states = statesOf(part.form, fullOf(part, values), part.context)
    const hidden = Object.keys(values).filter(
      (key) => shared.has(`${part.form.id}:${key}`) && states[key]?.shown === false,
    )
    if (hidden.length === 0) return
    for (const key of hidden) delete values[key]
  }
}

/** Fields that an answer reaches from elsewhere: of several forms, or given by another form's facts. */
const sharedNames = ({ parts, questions }: Combined): ReadonlySet<string> =>
  new Set(
    [...questions.values()]
      .filter((question) => question.targets.length > 1 || giverOf(parts, question))
      .flatMap(({ targets }) => targets.map(nameOf)),
  )

/** The answers of the visit spread over its forms, as each form would have them if it were filled in alone. */
export const spread = (combined: Combined, answers: Values): Spread => {
  const draft: Draft = Object.fromEntries(combined.parts.map(({ form }) => [form.id, {}]))
  const fed: Fed[] = []
  for (const question of combined.questions.values()) spreadOne(draft, question, answers, fed)
  give(draft, combined, answers)
  const shared = sharedNames(combined)
  for (const part of combined.parts) dropHidden(draft, part, shared)
  return { byForm: draft, fed }
}

/** Each form's own answers. */
export const distribute = (combined: Combined, answers: Values): ByForm => spread(combined, answers).byForm

/** The answers of the visit from those of its forms: the way back, for a draft that is opened again. */
export const gather = (combined: Combined, byForm: ByForm): Values => {
  const answers: Record<string, Value> = {}
  for (const { id, targets, union, feed } of combined.questions.values()) {
    if (union) {
      const { codes, words } = gatherFrom(union, byForm)
      if (codes.length > 0) answers[id] = codes
      if (words !== '') answers[`${id}_other`] = words
    } else if (feed) {
      const lines = collect(feed, byForm)
      if (lines.length > 0) answers[id] = lines
    } else if (!isOther(id)) {
      const stated = targets.find(({ form, key }) => isFilled(byForm[form]?.[key]))
      if (stated) answers[id] = byForm[stated.form][stated.key]
    }
  }
  return answers
}
