import type { Clause } from '../../../indicator/indicator.ts'
import { type About, countsOf } from './define.ts'
import { peopleFigures } from './people.ts'
import { qualityFigures } from './quality.ts'
import { visitFigures } from './visits.ts'

/**
 * The indicators that chronic-disease programmes share, by builder: each takes its id and what differs. Four sets are
 * never mixed: estimated, registered, managed, standard-managed; the controlled are a subset of the managed.
 */
export const figuresOf = (about: About, more: readonly Clause[] = []) => ({
  ...countsOf(about),
  rate: { ...peopleFigures(about), ...visitFigures(about), ...qualityFigures(about, more) },
})
