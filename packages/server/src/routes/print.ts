import { pdfOf } from '@wangdi/documents/print/pdf.ts'
import { classOfGuard, type DataClass, isRestricted, restricted } from '@wangdi/kernel/access/class.ts'
import type { PrintList, PrintView } from '@wangdi/kernel/api/routes/print.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf, forms } from '@wangdi/kernel/form/list.ts'
import { type Sheet, sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { joinParts, partsOf } from '@wangdi/kernel/record/parts.ts'
import { type Printed, printable, printed, printedYear } from '@wangdi/store/read/print/printed.ts'
import { noteRead } from '../access/note.ts'
import { classOf } from '../access/record.ts'
import { isAllowed, mayTouch } from '../access/resident.ts'
import type { Call, Download, Room } from '../call.ts'
import { found } from '../http/refusal.ts'

type Detail = Readonly<Record<string, unknown>>

const pdf = (title: string, content: Uint8Array): Download => ({
  name: `${title}.pdf`,
  type: 'application/pdf',
  content: Buffer.from(content),
})

/** The name of a file is seen by whoever sees the screen: it does not tell a restricted illness. */
const fileName = ({ short, dataClass }: Form): string => (isRestricted(dataClass) ? '随访记录' : short)

/** Every class that the answers are of; of the blank form, the form's own. */
const classesOf = ({ form, sheets }: Printed): readonly DataClass[] => {
  const filled = sheets.flat()
  return [...new Set(filled.length === 0 ? [form.dataClass] : filled.map((values) => classOf(form.id, values)))]
}

/** The answers on shelves that may be printed: what a general form holds of a restricted illness stays off the paper. */
const without = (form: Form, kept: ReadonlySet<DataClass>, values: Values): Values =>
  joinParts(
    form,
    [...partsOf(form, values)].filter(([guard]) => !kept.has(classOfGuard(guard))).map(([, part]) => part),
  )

/** Whoever prints may print every record on the sheets; each print is noted before it goes out. */
const released = async <R>(call: Call<R>, one: Printed, detail: Detail): Promise<Printed> => {
  const classes = classesOf(one)
  for (const of of classes) await mayTouch(call, 'P', of, one.resident)
  await noteRead(call, 'record.print', one.resident, detail, classes.find(isRestricted) ?? classes[0])
  const kept = new Set<DataClass>()
  for (const of of restricted) if (!(await isAllowed(call, 'P', of, one.resident))) kept.add(of)
  return { ...one, sheets: one.sheets.map((sheet) => sheet.map((values) => without(one.form, kept, values))) }
}

const printedRecord = async <R>(call: Call<R>, record: string): Promise<Printed> =>
  released(call, found(await printed(call.context, record)), { record })

/** The right is asked for before anything is read: that there are no records of a restricted form is no news either. */
const printedForms = async <R>(call: Call<R>, resident: string, id: string, year: string | null): Promise<Printed> => {
  const form = found(formOf(id))
  await mayTouch(call, 'P', form.dataClass, resident)
  return released(call, found(await printedYear(call.context, resident, form, year)), { form: id, year })
}

const sheetsOf = ({ form, sheets, names }: Printed): readonly Sheet[] =>
  sheets.map((columns) => sheetOf(form, columns, names))

const around = <R>({ who, today }: Call<R>, { name, record_code, unit_name }: Printed) => ({
  name,
  code: record_code?.slice(-8) ?? '',
  foot: [unit_name, `${who.name} ${today} 打印`].filter(Boolean).join('\u2002'),
})

const viewOf = <R>(call: Call<R>, one: Printed): PrintView => ({
  form: one.form.id,
  title: one.form.title,
  resident_id: one.resident,
  sheets: sheetsOf(one),
  ...around(call, one),
})

const pdfFile = async <R>(call: Call<R>, one: Printed): Promise<Download> =>
  pdf(fileName(one.form), await pdfOf(sheetsOf(one), { ...around(call, one), printedAt: call.context.now }))

/** Classes of which the asker may print this resident's forms. */
const printableClasses = async <R>(call: Call<R>, resident: string): Promise<ReadonlySet<DataClass>> => {
  const classes = new Set<DataClass>()
  for (const of of ['D1', ...restricted] as const) if (await isAllowed(call, 'P', of, resident)) classes.add(of)
  return classes
}

const listOf = async <R>(call: Call<R>, resident: string): Promise<PrintList> => {
  const classes = await printableClasses(call, resident)
  const { name, records, household } = found(classes.size > 0 ? await printable(call.context, resident) : null)
  const open = records.filter(({ form, fields }) => formOf(form) && classes.has(classOf(form, fields)))
  const filled = [...Map.groupBy(open, ({ form, service_date }) => `${service_date.slice(0, 4)} ${form}`)].map(
    ([key, of]) => ({ year: key.slice(0, 4), form: key.slice(5), count: of.length }),
  )
  const blank = [...forms.values()].filter(
    ({ dataClass, subject }) => classes.has(dataClass) && (subject === 'resident' || household),
  )
  return {
    resident_id: resident,
    name,
    filled: filled.toSorted((a, b) => b.year.localeCompare(a.year)),
    blank: blank.map(({ id }) => id),
  }
}

/** Forms on paper: for the browser's print, and as PDF. */
export const printRoom: Room<'print'> = {
  sheet: async (call) => viewOf(call, await printedRecord(call, call.params.id)),

  pdf: async (call) => pdfFile(call, await printedRecord(call, call.params.id)),

  list: (call) => listOf(call, call.params.id),

  year: async (call) => {
    const { params, query } = call
    return viewOf(call, await printedForms(call, params.id, params.form, query.year ?? null))
  },

  yearPdf: async (call) => {
    const { params, query } = call
    return pdfFile(call, await printedForms(call, params.id, params.form, query.year ?? null))
  },

  blank: async ({ params, context }) => {
    const form = found(formOf(params.form))
    return pdf(form.title, await pdfOf([sheetOf(form, [])], { name: '', code: '', foot: '', printedAt: context.now }))
  },
}
