import { expect, test } from 'vitest'
import { day } from '../day/day.ts'
import type { RecordFact } from '../record/record.ts'
import { dec, type Fields, int, text, type Values } from './field.ts'
import { defineForm, type Form } from './form.ts'
import { prefill } from './prefill.ts'

const formWith = (id: string, fields: Fields): Form => ({
  ...defineForm({
    id,
    edition: 'W1',
    title: id,
    short: id,
    programme: 'rec',
    subject: 'resident',
    dataClass: 'D1',
    dateKey: null,
    byKey: null,
    source: '样例',
    sections: [{ id: 'all', title: id, fields }],
  }),
})

const exam = formWith('exam', {
  height: dec('身高', 1, { concept: 'height' }),
  weight: dec('体重', 1, { concept: 'weight' }),
  smoke_daily: int('日吸烟量', { concept: 'smoke_daily', hard: [1, 100] }),
})
const visit = formWith('visit', {
  height: dec('身高', 1, { concept: 'height' }),
  weight: dec('体重', 1, { concept: 'weight' }),
  smoke_now: int('日吸烟量', { concept: 'smoke_daily', hard: [0, 100] }),
  note: text('备注', 10),
})
const forms = new Map([exam, visit].map((form) => [form.id, form]))

const record = (form: string, on: string, fields: Values, over: Partial<RecordFact> = {}): RecordFact => ({
  record_id: `${form}-${on}`,
  form,
  edition: 'W1',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T10:00:00+08:00`,
  org_id: null,
  ...over,
})

const proposed = (form: Form, ...history: RecordFact[]) => prefill(form, { today: day('2026-06-30'), history }, forms)

test('the latest answer to the same concept is proposed with its source and day', () => {
  const history = [
    record('exam', '2025-11-06', { height: '170.0', smoke_daily: 10 }),
    record('visit', '2026-03-01', { smoke_now: 5 }),
  ]
  expect(proposed(visit, ...history)).toEqual({
    height: { value: '170.0', form: 'exam', formTitle: 'exam', date: '2025-11-06' },
    smoke_now: { value: 5, form: 'visit', formTitle: 'visit', date: '2026-03-01' },
  })
})

test('what must be measured today is never proposed', () => {
  expect(proposed(visit, record('exam', '2026-06-29', { weight: '70.0' }))).toEqual({})
})

test('an answer older than its limit is not proposed; on the limit it is', () => {
  expect(proposed(visit, record('visit', '2025-06-29', { smoke_now: 5 }))).toEqual({})
  expect(proposed(visit, record('visit', '2025-06-30', { smoke_now: 5 }))).toHaveProperty('smoke_now')
})

test('drafts and voided forms propose nothing', () => {
  expect(proposed(visit, record('visit', '2026-06-01', { smoke_now: 5 }, { status: 'voided' }))).toEqual({})
})

test('no cigarettes on one form is no answer of a form that leaves the item empty then', () => {
  expect(proposed(exam, record('visit', '2026-06-01', { smoke_now: 0 }))).toEqual({})
})
