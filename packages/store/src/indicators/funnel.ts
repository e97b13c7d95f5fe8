import type { FigurePage, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import type { Indicator } from '@wangdi/kernel/indicator/indicator.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { printRate } from '@wangdi/kernel/indicator/rate.ts'
import type { Wanted } from './value.ts'

type Step = FigurePage['funnel'][number]

const kindOf = (indicator: Indicator, variant: string): string | null => {
  const count = indicator.variants.find(({ id }) => id === variant)?.denominator
  return count?.from === 'base' ? count.kind : null
}

/** A stage of the funnel: a figure, which side of it is the stage, and whether it hangs beside the chain. */
export interface Stage {
  readonly wanted: Wanted
  readonly side: 'numerator' | 'denominator'
  readonly aside: boolean
  readonly label: string
}

/**
 * The chain of one programme's groups, each within the one above: estimated patients, then the stages that the
 * programme declares, in the order it lists them.
 */
export const stagesOf = (programme: string): Stage[] => {
  const own = indicators.filter((indicator) => indicator.programme === programme)
  const estimated = own
    .flatMap((indicator) => indicator.variants.map((variant) => ({ indicator, variant })))
    .find(({ indicator, variant }) => kindOf(indicator, variant.id) === 'PB-EST')
  return [
    ...(estimated ? [{ wanted: estimated, side: 'denominator' as const, aside: false, label: '估算患者' }] : []),
    ...own.flatMap((indicator) =>
      indicator.stage
        ? [
            {
              wanted: { indicator, variant: indicator.variants[0] },
              side: 'numerator' as const,
              aside: indicator.stage.aside ?? false,
              label: indicator.stage.label,
            },
          ]
        : [],
    ),
  ]
}

/** Steps with their share of the step above; one that hangs aside takes its share of its own denominator. */
export const funnelOf = (stages: readonly Stage[], values: readonly Fraction[]): Step[] => {
  const steps: Step[] = []
  for (const [at, stage] of stages.entries()) {
    const value = values[at]
    const count = stage.side === 'numerator' ? value.numerator : value.denominator
    const above = steps.findLast(({ aside }) => !aside)
    const whole = stage.aside ? value.denominator : (above?.count ?? null)
    const name = stage.aside ? stage.wanted.variant.name.replace(/口径$/, '') : (above?.label ?? '')
    steps.push({
      id: `${stage.wanted.indicator.id}/${stage.wanted.variant.id}`,
      label: stage.label,
      count,
      share: whole === null || count === null || at === 0 ? null : `占${name} ${printRate(count, whole)}%`,
      note: stage.side === 'denominator' ? value.note : null,
      estimated: stage.side === 'denominator',
      aside: stage.aside,
      indicator: stage.side === 'numerator' ? stage.wanted.indicator.id : null,
    })
  }
  return steps
}
