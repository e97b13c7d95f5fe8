import type { Field } from '@wangdi/kernel/form/field.ts'
import type { Level } from '../state/level.ts'

/** What every control gets: where it stands, and its definition. */
export interface ControlProps<F extends Field = Field> {
  readonly level: Level
  readonly name: string
  readonly field: F
  /** Ids of unit, hint and findings. */
  readonly describedBy: string
  readonly invalid: boolean
}
