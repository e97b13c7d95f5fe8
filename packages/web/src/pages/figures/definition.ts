import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'
import { scaleOf } from '@wangdi/kernel/indicator/rate.ts'
import { figuresText as text } from '../../text/figures.ts'

/** The variant a door opens that names only the indicator: the default comes first. */
export const defaultVariant = (id: string): string => indicatorOf(id)?.variants[0].id ?? 'default'

/** What the numerator of an indicator counts: persons, unless it sums visits, events or slots owed. */
export const countedUnit = (id: string, unit: string): string => {
  const numerator = indicatorOf(id)?.numerator
  if (scaleOf(unit) === null) return unit
  if (numerator?.from === 'due') return text.units.due
  if (numerator?.from === 'event' && numerator.distinct !== 'person') return text.units.visit
  return numerator?.from === 'status' && numerator.sum ? text.units.visit : text.units.person
}
