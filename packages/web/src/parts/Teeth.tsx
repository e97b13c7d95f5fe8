import style from './SheetTable.module.css'

const QUADRANTS = ['UR', 'UL', 'LR', 'LL'] as const

const numbersIn = (teeth: readonly string[], quadrant: string): string => {
  const numbers = teeth
    .filter((tooth) => tooth.startsWith(quadrant))
    .map((tooth) => tooth.slice(2))
    .sort()
  return (quadrant.endsWith('R') ? numbers.reverse() : numbers).join(' ')
}

/** A cross with the numbers of the chosen teeth in their quadrants, as the dentist sees them: 右上 at the left. */
export const Teeth = ({ teeth }: { readonly teeth: readonly string[] }) => (
  <span className={style.teeth}>
    {QUADRANTS.map((quadrant) => (
      <span key={quadrant}>{numbersIn(teeth, quadrant)}</span>
    ))}
  </span>
)
