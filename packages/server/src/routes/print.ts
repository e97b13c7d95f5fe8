import { pdfOf } from '@wangdi/documents/print/pdf.ts'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { type Printed, printed } from '@wangdi/store/read/print.ts'
import { noteRead } from '../access/note.ts'
import { classOf } from '../access/record.ts'
import { mayTouch } from '../access/resident.ts'
import type { Call, Download, Room } from '../call.ts'
import { found } from '../http/refusal.ts'

const pdf = (title: string, content: Uint8Array): Download => ({
  name: `${title}.pdf`,
  type: 'application/pdf',
  content: Buffer.from(content),
})

/** The name of a file is seen by whoever sees the screen: it does not tell a restricted illness. */
const fileName = ({ short, dataClass }: Form): string => (isRestricted(dataClass) ? '随访记录' : short)

/** The record that may be printed by the asker; each print is noted. */
const printedFor = async <R>(call: Call<R>, record: string): Promise<Printed> => {
  const one = found(await printed(call.context, record))
  const of = classOf(one.form.id, one.columns.at(-1))
  await mayTouch(call, 'P', of, one.resident)
  await noteRead(call, 'record.print', one.resident, { record }, of)
  return one
}

const around = <R>({ who, today }: Call<R>, { name, record_code, unit_name }: Printed) => ({
  name,
  code: record_code?.slice(-8) ?? '',
  foot: [unit_name, `${who.name} ${today} 打印`].filter(Boolean).join('\u2002'),
})

/** Forms on paper: for the browser's print, and as PDF. */
export const printRoom: Room<'print'> = {
  sheet: async (call) => {
    const one = await printedFor(call, call.params.id)
    return { sheet: sheetOf(one.form, one.columns), ...around(call, one) }
  },

  pdf: async (call) => {
    const one = await printedFor(call, call.params.id)
    return pdf(fileName(one.form), await pdfOf([sheetOf(one.form, one.columns)], around(call, one)))
  },

  blank: async ({ params }) => {
    const form = found(formOf(params.form))
    return pdf(form.title, await pdfOf([sheetOf(form, [])], { name: '', code: '', foot: '' }))
  },
}
