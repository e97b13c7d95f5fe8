import { programmes } from '../programmes/list.ts'
import type { Indicator } from './indicator.ts'

/** Every indicator of this version, in the order of the programmes. */
export const indicators: readonly Indicator[] = programmes.flatMap((programme) => programme.indicators)

const byId: ReadonlyMap<string, Indicator> = new Map(indicators.map((indicator) => [indicator.id, indicator]))

/** The indicator of an id (`HTN-04`), or null. */
export const indicatorOf = (id: string): Indicator | null => byId.get(id) ?? null
