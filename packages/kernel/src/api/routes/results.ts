import type { ResultSheet } from '../../form/sheet.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'
import type { SaveAnswer } from './records.ts'

/** What a resident is told of a record's results, and whether it has been delivered. */
export interface ResultsView {
  readonly record_id: string
  readonly resident_id: string
  readonly form: string
  readonly head: string
  readonly unit_name: string | null
  readonly sheet: ResultSheet
  /** Words of the two codes of a delivery, as the form offers them. */
  readonly to: readonly { readonly code: string; readonly label: string }[]
  readonly way: readonly { readonly code: string; readonly label: string }[]
  readonly may: { readonly deliver: boolean; readonly print: boolean }
}

const record = s.object({ id: s.uuid() })

/** 结果反馈单: reading, printing, and noting that it was delivered. */
export const results = {
  view: route({
    id: 'results.view',
    method: 'GET',
    path: '/records/:id/results',
    title: '看结果反馈单',
    policy: { action: 'R', class: 'D1' },
    params: record,
  }).answers<ResultsView>(),
  printed: route({
    id: 'results.printed',
    method: 'POST',
    path: '/records/:id/results/prints',
    title: '打印结果反馈单',
    policy: { action: 'P', class: 'D1' },
    params: record,
  }).answers<{ readonly noted: true }>(),
  deliver: route({
    id: 'results.deliver',
    method: 'POST',
    path: '/records/:id/results/delivery',
    title: '登记结果已送达',
    policy: { action: 'U', class: 'D1' },
    params: record,
    body: s.object({
      version_id: s.uuid(),
      base: s.uuid(),
      date: s.day(),
      to: s.string({ maxLength: 2 }),
      way: s.string({ maxLength: 2 }),
    }),
  }).answers<SaveAnswer>(),
}
