import { restricted } from '../../access/class.ts'
import type { Sheet } from '../../print/sheet.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

/** Sheets of one form and person with what stands around them. */
export interface PrintView {
  readonly form: string
  readonly title: string
  readonly resident_id: string
  /** One, or as many as the visits of a year fill. */
  readonly sheets: readonly Sheet[]
  readonly name: string
  /** The last eight digits of the record's number. */
  readonly code: string
  readonly foot: string
}

/** What may be printed of a resident. */
export interface PrintList {
  readonly resident_id: string
  readonly name: string
  /** Forms with how many are filled, by year, the newest first. */
  readonly filled: readonly { readonly form: string; readonly year: string; readonly count: number }[]
  /** Ids of forms to be filled by hand. */
  readonly blank: readonly string[]
}

const record = s.object({ id: s.uuid() })
const ofResident = s.object({ id: s.uuid(), form: s.string({ maxLength: 32 }) })
const year = s.object({ year: s.optional(s.string({ pattern: '^\\d{4}$' })) })
const policy = { action: 'P', class: 'D1', also: restricted } as const

/** Official sheets on A4, as data for the browser and as PDF. Each answer is a print and is noted as one. */
export const print = {
  sheet: route({
    id: 'print.sheet',
    method: 'GET',
    path: '/records/:id/sheet',
    title: '表单的纸质版式',
    policy,
    params: record,
  }).answers<PrintView>(),
  pdf: route({
    id: 'print.pdf',
    method: 'GET',
    path: '/records/:id/pdf',
    title: '打印表单（PDF）',
    policy,
    params: record,
    download: true,
  }).answers<Blob>(),
  list: route({
    id: 'print.list',
    method: 'GET',
    path: '/residents/:id/papers',
    title: '可以打印的表单',
    policy,
    params: s.object({ id: s.uuid() }),
  }).answers<PrintList>(),
  year: route({
    id: 'print.year',
    method: 'GET',
    path: '/residents/:id/forms/:form/sheet',
    title: '一年的表单，不给年份是空白表，纸质版式',
    policy,
    params: ofResident,
    query: year,
  }).answers<PrintView>(),
  yearPdf: route({
    id: 'print.yearPdf',
    method: 'GET',
    path: '/residents/:id/forms/:form/pdf',
    title: '一年的表单，不给年份是空白表（PDF）',
    policy,
    params: ofResident,
    query: year,
    download: true,
  }).answers<Blob>(),
  blank: route({
    id: 'print.blank',
    method: 'GET',
    path: '/forms/:form/pdf',
    title: '空白表（PDF）',
    policy: 'signed-in',
    params: s.object({ form: s.string({ maxLength: 32 }) }),
    download: true,
  }).answers<Blob>(),
}
