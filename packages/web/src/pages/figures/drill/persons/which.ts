import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { type ListName, lists } from '../../scope.ts'

type Sized = Pick<FigurePage, 'lists' | 'row'>

export const sizeOf = ({ lists: sizes }: Sized, list: ListName): number | null =>
  ({ met: sizes.met, 'not-met': sizes.not_met, excluded: sizes.excluded, events: sizes.events })[list]

/** The lists that the figure has; a plain count has nobody who fails it. */
export const listsOf = (page: Sized): readonly ListName[] =>
  lists.filter((list) => sizeOf(page, list) !== null && (list !== 'not-met' || page.row.unit === '%'))

/** The list that opens by itself: those who fail, where there are any, for they are what can be worked on. */
export const firstList = (page: Sized): ListName => {
  const own = listsOf(page)
  const filled = own.filter((list) => (sizeOf(page, list) ?? 0) > 0)
  return (['not-met', 'events', 'met'] as const).find((list) => filled.includes(list)) ?? own[0] ?? 'met'
}
