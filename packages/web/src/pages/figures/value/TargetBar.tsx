import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { barLength } from '../print.ts'
import css from './value.module.css'

interface Props {
  readonly rate: number | null
  readonly target: number | null
  readonly light: FigureRow['light']
  /** Where the axis starts, in percent. */
  readonly from?: number
}

/** A rate from 0 to 100% with the target as a dark tick. Decoration: the same facts stand beside it as text. */
export const TargetBar = ({ rate, target, light, from = 0 }: Props) => (
  <span className={css.bar} aria-hidden="true">
    <span className={css.fill} data-light={light} style={{ inlineSize: `${barLength(rate, from)}%` }} />
    {target !== null && target > from && (
      <span className={css.tick} style={{ insetInlineStart: `${barLength(target, from)}%` }} />
    )}
  </span>
)
