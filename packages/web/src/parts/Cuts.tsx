import style from './Cuts.module.css'
import { countWords } from './format.ts'

/** Groups of a list with how many each holds; a tap shows only that one. */
export const Cuts = (props: {
  readonly label: string
  readonly cuts: readonly { readonly id: string; readonly label: string; readonly count: number }[]
  readonly chosen: string | undefined
  readonly onChoose: (cut: string) => void
}) => (
  <fieldset className={style.cuts}>
    <legend className="visually-hidden">{props.label}</legend>
    {props.cuts.map(({ id, label, count }) => (
      <button
        key={id}
        type="button"
        aria-pressed={id === props.chosen}
        className={style.cut}
        onClick={() => props.onChoose(id)}
      >
        {label} {countWords(count)}
      </button>
    ))}
  </fieldset>
)
