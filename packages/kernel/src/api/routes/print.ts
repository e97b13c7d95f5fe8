import type { Sheet } from '../../print/sheet.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

/** A record's paper sheet with what stands around it. */
export interface PrintView {
  readonly sheet: Sheet
  readonly name: string
  /** The last eight digits of the record's number. */
  readonly code: string
  readonly foot: string
}

const record = s.object({ id: s.uuid() })

/** Official sheets on A4. */
export const print = {
  sheet: route({
    id: 'print.sheet',
    method: 'GET',
    path: '/records/:id/sheet',
    title: '表单的纸质版式',
    policy: { action: 'R', class: 'D1' },
    params: record,
  }).answers<PrintView>(),
  pdf: route({
    id: 'print.pdf',
    method: 'GET',
    path: '/records/:id/pdf',
    title: '打印表单（PDF）',
    policy: { action: 'R', class: 'D1' },
    params: record,
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
