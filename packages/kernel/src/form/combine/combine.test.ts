import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { programmes } from '../../programmes/list.ts'
import { answersOf } from '../../testing/arbitrary.ts'
import { normalise } from '../answers.ts'
import type { Values } from '../field.ts'
import type { Form } from '../form.ts'
import { formOf } from '../list.ts'
import { validate } from '../validate.ts'
import { type Combined, combine } from './combine.ts'
import { distribute, gather } from './distribute.ts'
import { judgeVisit } from './judge.ts'

const context = {
  today: day('2026-06-30'),
  birth_date: day('1950-03-08'),
  sex: '2',
  rural: true,
  groups: [],
  history: [],
}

/** Every follow-up that there is, and the check-up. */
const visits: readonly Form[] = [
  ...programmes.map(({ visitForm }) => visitForm ?? ''),
  'rec_checkup',
  'checkup',
].flatMap((id) => formOf(id) ?? [])
const visitOf = (forms: readonly Form[]): Combined => combine(forms.map((form) => ({ form, context })))

const groups: readonly (readonly Form[])[] = [
  ...visits.map((form) => [form]),
  ...visits.map((form, at) => [form, visits[(at + 1) % visits.length]]),
  visits,
]
const sets = groups.map((forms) => [forms.map(({ short }) => short).join(' + '), forms] as const)

/** Random answers to each form alone. */
const separately = (forms: readonly Form[]): fc.Arbitrary<Record<string, Values>> =>
  fc.record(Object.fromEntries(forms.map((form) => [form.id, answersOf(form, context)])))

/** Drugs are a list without an order of its own. */
const unordered = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      ['drugs', 'medicines', 'insulin'].includes(key) && Array.isArray(value)
        ? value.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
        : value,
    ]),
  )
const normalised = (forms: readonly Form[], byForm: Readonly<Record<string, Values>>) =>
  Object.fromEntries(forms.map((form) => [form.id, unordered(normalise(form, byForm[form.id] ?? {}))]))

/** Found at random: a long unit was cut where the check-up's words were read back; insulin was mixed with a list of drugs. */
test.each([
  ['体检 + 高血压随访', -1515174795, '1'],
  ['高血压随访 + 糖尿病随访 + 慢阻肺随访 + 严重精神障碍随访 + 肺结核随访 + 体检', 685483343, '3'],
])('%s，种子 %i', (name, seed, path) => {
  const forms = sets.find(([shorts]) => shorts === name)?.[1] ?? []
  const visit = visitOf(forms)
  expect(forms).not.toEqual([])
  fc.assert(
    fc.property(separately(forms), (byForm) => {
      const once = distribute(visit, gather(visit, byForm))
      expect(normalised(forms, distribute(visit, gather(visit, once)))).toEqual(normalised(forms, once))
    }),
    { seed, path, numRuns: 1, endOnFailure: true },
  )
})

describe.each(sets)('%s', (_, forms) => {
  const visit = visitOf(forms)

  test('every field of every form is asked exactly once', () => {
    const places = [...visit.questions.values()].flatMap(({ targets }) =>
      targets.map(({ form, key }) => `${form}:${key}`),
    )
    const fields = forms.flatMap(({ id, fields: of }) => Object.keys(of).map((key) => `${id}:${key}`))
    expect(places.toSorted()).toEqual(fields.toSorted())
    expect(new Set(places).size).toBe(places.length)
  })

  test('what is typed once and spread, gathered again and spread, is the same: each form is as if filled in alone', () => {
    fc.assert(
      fc.property(separately(forms), (byForm) => {
        const once = distribute(visit, gather(visit, byForm))
        expect(normalised(forms, distribute(visit, gather(visit, once)))).toEqual(normalised(forms, once))
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('a form alone keeps its answers word for word', () => {
    if (forms.length > 1) return
    fc.assert(
      fc.property(separately(forms), (byForm) => {
        expect(normalised(forms, distribute(visit, gather(visit, byForm)))).toEqual(normalised(forms, byForm))
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('each form is judged by its own rules, and every finding stands at a question', () => {
    fc.assert(
      fc.property(separately(forms), (byForm) => {
        const answers = gather(visit, byForm)
        const given = distribute(visit, answers)
        const judged = judgeVisit(visit, answers)
        for (const { part, findings, asked } of judged.forms) {
          expect(findings).toEqual(validate(part.form, given[part.form.id], context))
          for (const { field } of asked) expect(visit.questions.has(field.split(/[.[]/, 1)[0])).toBe(true)
        }
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
