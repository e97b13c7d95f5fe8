import { forms } from '@wangdi/kernel/form/list.ts'
import { type ImportTarget, ROSTER, targetOf } from '@wangdi/kernel/import/target.ts'

/** Everything that a file may be imported as: the roster of residents, then each form about residents. */
export const importTargets = (): readonly ImportTarget[] =>
  [ROSTER, ...forms.keys()].flatMap((id) => targetOf(id) ?? [])
