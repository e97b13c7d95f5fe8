import { forms } from '@wangdi/kernel/form/list.ts'
import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { expect, test } from 'vitest'
import { pdfOf } from './pdf.ts'

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0

/** Pages of the blank forms that have more than one. */
const pages: Readonly<Record<string, number>> = { checkup: 4, copd_followup: 2, tcm_elder: 2 }
const nobody = { name: '', code: '', foot: '', printedAt: new Date('2026-06-30T04:00:00Z') }

test.each([...forms.values()].map((form) => [form.id, form] as const))('%s prints blank as PDF', async (id, form) => {
  const pdf = await pdfOf([sheetOf(form, [])], nobody)
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(pagesOf(pdf)).toBe(pages[id] ?? 1)
})

test('a text longer than its page goes on, and the next sheet begins a page of its own', async () => {
  const form = forms.get('rec_encounter')
  if (!form) throw new Error('no form')
  const long = '字'.repeat(2000)
  const full = sheetOf(form, [{ subjective: long, objective: long, assessment: long, plan: long }])
  const count = pagesOf(await pdfOf([full], nobody))
  expect(count).toBeGreaterThan(1)
  expect(pagesOf(await pdfOf([full, sheetOf(form, [])], nobody))).toBe(count + 1)
})
