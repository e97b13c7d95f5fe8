import type { TaskLine } from '@wangdi/kernel/api/answers/residents.ts'
import type { NextPerson } from '@wangdi/kernel/api/routes/records.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'

/** A service at the resident; screening, enrolling and changes of the record are made by themselves. */
const isVisit = (id: string): boolean => {
  const form = formOf(id)
  return form !== null && (form.service ?? 'visit') === 'visit' && form.dateKey !== null
}

/** What is done together of what is due: all visits, or the first form where that is none. */
const doneTogether = (due: readonly string[]): readonly string[] => {
  const forms = [...new Set(due)]
  const visits = forms.filter(isVisit)
  return visits.length > 1 && isVisit(forms[0]) ? visits : forms.slice(0, 1)
}

/** Where a service is recorded: the one form, or the visit that fills several at once. */
export const serviceDoor = (id: string, forms: readonly string[]) =>
  forms.length === 1
    ? ({ to: '/residents/$id/forms/$form', params: { id, form: forms[0] } } as const)
    : ({ to: '/residents/$id/visit', params: { id }, search: { forms: forms.join(',') } } as const)

/** The way on after saving: what is due for the next person, else this person's page. */
export const nextDoor = (next: NextPerson | null, resident: string) =>
  next
    ? serviceDoor(next.resident_id, doneTogether(next.forms))
    : ({ to: '/residents/$id', params: { id: resident } } as const)

type Owed = Pick<TaskLine, 'form' | 'record' | 'mends'>

/** The forms among the tasks; a task about a record that is there, or that is another's to do, opens no new form. */
export const formsOf = (tasks: readonly Owed[]): readonly string[] =>
  doneTogether(tasks.flatMap(({ form, record, mends }) => (record || mends || !form ? [] : [form])))

/** The task about a record that is there and that the reader may see to: the most urgent of them. */
export const recordTask = <T extends Owed>(tasks: readonly T[]): T | undefined =>
  tasks.find(({ form, record, mends }) => record || (form && mends))

/** Where what is due is done: new forms first, else the record that is to be completed or told; null where nothing is. */
export const taskDoor = (id: string, tasks: readonly Owed[]) => {
  const forms = formsOf(tasks)
  if (forms.length > 0) return serviceDoor(id, forms)
  const { form, record, mends } = recordTask(tasks) ?? {}
  if (form && mends)
    return { to: '/residents/$id/forms/$form', params: { id, form }, search: { record: mends } } as const
  return record ? ({ to: '/records/$id/results', params: { id: record } } as const) : null
}
