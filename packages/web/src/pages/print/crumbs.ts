import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { Crumb } from '../../frame/Page.tsx'
import { printText as words } from '../../text/print.ts'
import { residentText } from '../../text/resident.ts'

/** Where a sheet of a resident is. */
export const personCrumbs = (id: string, name: string): readonly Crumb[] => [
  { label: residentText.crumb, to: '/residents' },
  { label: name, to: '/residents/$id', params: { id } },
  { label: words.title },
]

/** A file's name is seen by whoever sees the screen: it does not tell a restricted illness. */
export const fileOf = (form: string): string => {
  const known = formOf(form)
  return `${known && !isRestricted(known.dataClass) ? known.short : words.sheet}.pdf`
}
