import { forms } from '@wangdi/kernel/form/list.ts'
import { ROSTER, targetOf } from '@wangdi/kernel/import/target.ts'

/** What a file may hold: the roster of residents, then every form about residents that has a day. */
export const targetOptions: readonly { readonly value: string; readonly label: string }[] = [
  ROSTER,
  ...forms.keys(),
].flatMap((id) => {
  const target = targetOf(id)
  return target ? [{ value: target.id, label: target.title }] : []
})
