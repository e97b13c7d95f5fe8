import type { Indicator } from '@wangdi/kernel/indicator/indicator.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'

/** The definition of an indicator, or null where this program does not know it. */
export const definitionOf = (id: string): Indicator | null => indicators.find((known) => known.id === id) ?? null

/** The variant a door opens that names only the indicator: the default comes first. */
export const defaultVariant = (id: string): string => definitionOf(id)?.variants[0].id ?? 'default'
