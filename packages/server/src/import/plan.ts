import type { Mapping } from '@wangdi/kernel/import/mapping.ts'

/** What is needed to read a file again the same way. */
export interface Plan {
  readonly path: string
  readonly target: string
  readonly sheet: string | null
  readonly headerRow: number
  readonly mapping: Mapping
}
