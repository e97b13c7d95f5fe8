import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { printed, printTarget } from '../print.ts'

interface Counts {
  readonly rows: readonly FigureRow[]
  readonly met: number
  readonly near: number
  readonly behind: number
}

/** `15 项中 11 项达到、3 项接近、1 项落后`; what there is none of is left out. */
export const sentenceOf = ({ rows, met, near, behind }: Counts): string => {
  const judged = met + near + behind
  if (judged === 0) return text.noTargets(rows.length)
  const none = rows.length - judged
  const parts = [
    ...(met > 0 ? [text.metPart(met)] : []),
    ...(near > 0 ? [text.nearPart(near)] : []),
    ...(behind > 0 ? [text.behindPart(behind)] : []),
    ...(none > 0 ? [text.nonePart(none)] : []),
  ]
  return text.sentence(rows.length, parts)
}

const share = (row: FigureRow): number => (row.value.rate ?? 0) / (row.target || 1)

/** Which one to look at first: the worst of those behind, else of those near. */
export const firstToSee = (rows: readonly FigureRow[]): string => {
  const light = (['behind', 'near'] as const).find((one) => rows.some((row) => row.light === one))
  if (!light) return rows.some((row) => row.light === 'met') ? text.allMet : ''
  const worst = rows.filter((row) => row.light === light).toSorted((a, b) => share(a) - share(b))[0]
  const target = worst.target === null ? '' : printTarget(worst.target, worst.unit)
  return text.lookFirst(text.light[light], worst.name, printed(worst.value, worst.unit), target)
}
