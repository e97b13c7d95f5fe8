import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { barLength } from '../print.ts'
import css from './overview.module.css'
import { type StripAxis, stripOf } from './strip.ts'

const WIDTH = 150
const x = (at: number): number => (at / 100) * WIDTH

const Dots = ({ dots, targetAt }: StripAxis) => (
  <svg className={css.strip} viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
    <line className={css.axis} x1="0" x2={WIDTH} y1="10" y2="10" />
    {targetAt !== null && <line className={css.target} x1={x(targetAt)} x2={x(targetAt)} y1="2" y2="18" />}
    {dots.map((dot) =>
      dot.lowest ? (
        <path key={dot.area} className={css.lowest} d={`M${x(dot.at)} 4l6 6-6 6-6-6z`} />
      ) : (
        <circle key={dot.area} className={css.dot} cx={x(dot.at)} cy="10" r="4.2" />
      ),
    )}
  </svg>
)

/** More units than dots can be told apart: sorted bars from zero. */
const Bars = ({ units }: Pick<FigureRow, 'units'>) => {
  const ranked = units.toSorted((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
  const step = WIDTH / ranked.length
  return (
    <svg className={css.strip} viewBox={`0 0 ${WIDTH} 20`} preserveAspectRatio="none" aria-hidden="true">
      {ranked.map(({ area, rate }, at) => {
        const height = barLength(rate) / 5
        return <rect key={area} className={css.rank} x={at * step} y={20 - height} width={step * 0.8} height={height} />
      })}
    </svg>
  )
}

/** The units below on one axis: dots up to 30 units, ranked bars above. The lowest is named in the next column. */
export const Strip = ({ row }: { readonly row: FigureRow }) => {
  const axis = stripOf(row)
  if (axis.dots.length === 0) return null
  return axis.dots.length > 30 ? <Bars units={row.units} /> : <Dots {...axis} />
}
