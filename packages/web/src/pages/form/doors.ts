import type { NextPerson } from '@wangdi/kernel/api/routes/records.ts'

/** Where a service is recorded: the one form, or the visit that fills several at once. */
export const serviceDoor = (id: string, forms: readonly string[]) =>
  forms.length === 1
    ? ({ to: '/residents/$id/forms/$form', params: { id, form: forms[0] } } as const)
    : ({ to: '/residents/$id/visit', params: { id }, search: { forms: forms.join(',') } } as const)

/** The way on after saving: what is due for the next person, else this person's page. */
export const nextDoor = (next: NextPerson | null, resident: string) =>
  next ? serviceDoor(next.resident_id, next.forms) : ({ to: '/residents/$id', params: { id: resident } } as const)
