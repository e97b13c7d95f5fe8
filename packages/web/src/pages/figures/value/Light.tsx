import type { FigureRow, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { figuresText as text } from '../../../text/figures.ts'

/** The state of a figure against its target as word, sign and colour. */
export const Light = ({ light, value }: { readonly light: FigureRow['light']; readonly value: Fraction }) => (
  <StatusChip state={light}>{light === 'none' && value.rate === null ? text.noData : text.light[light]}</StatusChip>
)
