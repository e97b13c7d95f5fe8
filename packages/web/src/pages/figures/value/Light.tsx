import type { FigureRow, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { figuresText as text } from '../../../text/figures.ts'
import { isHidden } from '../print.ts'

const wordOf = (light: FigureRow['light'], value: Fraction): string => {
  if (light !== 'none' || value.rate !== null) return text.light[light]
  return isHidden(value.print) ? text.hidden : text.noData
}

/** The state of a figure against its target as word, sign and colour. */
export const Light = ({ light, value }: { readonly light: FigureRow['light']; readonly value: Fraction }) => (
  <StatusChip state={light}>{wordOf(light, value)}</StatusChip>
)
