import { forms } from '@wangdi/kernel/form/list.ts'
import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { expect, test } from 'vitest'
import { pdfOf } from './pdf.ts'

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0

test.each([...forms.values()].map((form) => [form.id, form] as const))('%s prints blank as PDF', async (id, form) => {
  const pdf = await pdfOf([sheetOf(form, [])], { name: '', code: '', foot: '' })
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  const pages = pagesOf(pdf)
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThanOrEqual(id === 'checkup' ? 4 : 2)
})
