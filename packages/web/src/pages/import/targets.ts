import { formOf } from '@wangdi/kernel/form/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'

export interface Target {
  readonly id: string
  readonly label: string
}

/** What a file may hold: the roster of residents, and the follow-ups of every programme that has a form for them. */
export const targets = (roster: string): readonly Target[] => [
  { id: 'resident', label: roster },
  ...programmes.flatMap(({ visitForm }) => {
    const form = visitForm ? formOf(visitForm) : null
    return form ? [{ id: form.id, label: form.short }] : []
  }),
]
