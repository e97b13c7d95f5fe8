import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { RecordFact } from '../../record/record.ts'
import { answersOf } from '../../testing/arbitrary.ts'
import { isFilled } from '../answers.ts'
import type { FormContext } from '../context.ts'
import type { Values } from '../field.ts'
import type { Form } from '../form.ts'
import { formOf, forms } from '../list.ts'
import { prefill } from '../prefill.ts'
import { type Combined, combine } from './combine.ts'
import { distribute, gather } from './distribute.ts'
import { judgeVisit } from './judge.ts'
import { proposalsFor } from './proposals.ts'
import { giverOf } from './question.ts'

/*
 * How much is typed for a person of 70 with hypertension and diabetes: both follow-ups and the yearly check-up, in one
 * visit against three separate forms. Counted are required items that are shown and not worked out.
 */

const around = { birth_date: day('1955-03-08'), sex: '2', rural: true, groups: ['htn', 'dm', 'old'] }
const wanted = ['htn_followup', 'dm_followup', 'checkup'].flatMap((id) => formOf(id) ?? [])

const answered = (form: Form, today: string, history: readonly RecordFact[] = []): Values => {
  const context = { ...around, today: day(today), history }
  const met = (values: Values): boolean =>
    !('contact_outcome' in form.fields) || (values.contact_outcome === '1' && values.method === '1')
  const samples = fc.sample(answersOf(form, context), { numRuns: 200, seed: 7 })
  return samples.find(met) ?? samples[0]
}

const recorded = (form: Form, on: string): RecordFact => ({
  record_id: `${form.id} ${on}`,
  form: form.id,
  edition: form.edition,
  service_date: day(on),
  status: 'submitted',
  fields: answered(form, on),
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: null,
})

/** Items that a person must type or choose, by form or by question. */
const toType = (visit: Combined, answers: Values): string[] => {
  const { states } = judgeVisit(visit, answers)
  return [...visit.questions.values()]
    .filter((question) => states[question.id].shown && states[question.id].required && !states[question.id].computed)
    .filter((question) => !question.targets.some(({ field }) => field.computed) && !giverOf(visit.parts, question))
    .map(({ id }) => id)
}

const proposals = (visit: Combined, context: FormContext & { today: ReturnType<typeof day> }) => {
  const byForm = Object.fromEntries(
    visit.parts.map(({ form }) => [
      form.id,
      Object.fromEntries(
        Object.entries(prefill(form, context, forms)).map(([key, { value, formTitle, date }]) => [
          key,
          { value, title: formTitle, date },
        ]),
      ),
    ]),
  )
  return proposalsFor(visit, byForm, { history: context.history ?? [], forms, today: context.today })
}

/** Items to type in each of the visits, one after the other, without and with what is carried over. */
const effort = (groups: readonly (readonly Form[])[], history: readonly RecordFact[]) => {
  const context = { ...around, today: day('2026-06-30'), history }
  const counts = groups.map((group) => {
    const visit = combine(group.map((form) => ({ form, context })))
    const byForm = Object.fromEntries(group.map((form) => [form.id, answered(form, context.today, history)]))
    const answers = gather(visit, distribute(visit, gather(visit, byForm)))
    const carried = proposals(visit, context)
    const typed = toType(visit, answers)
    return { all: typed.length, left: typed.filter((id) => !isFilled(carried[id]?.value)).length }
  })
  return {
    all: counts.reduce((sum, { all }) => sum + all, 0),
    left: counts.reduce((sum, { left }) => sum + left, 0),
  }
}

test('一次办比三张表分开填，要填的少', () => {
  const history = [...wanted.map((form) => recorded(form, '2026-03-30'))]
  const [apart, together] = [
    effort(
      wanted.map((form) => [form]),
      history,
    ),
    effort([wanted], history),
  ]
  const followups = wanted.slice(0, 2)
  const [twoApart, two] = [
    effort(
      followups.map((form) => [form]),
      history,
    ),
    effort([followups], history),
  ]
  console.info('items to type, three forms', { apart, together }, 'two follow-ups', { apart: twoApart, together: two })
  expect(together.all).toBeLessThanOrEqual(apart.all - 20)
  expect(two.all).toBeLessThanOrEqual(twoApart.all - 15)
  expect(together.left).toBeLessThan(together.all)
})
