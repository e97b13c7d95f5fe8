import { Link } from '@tanstack/react-router'
import type { Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import css from './door.module.css'

interface Props {
  readonly value: Fraction
  readonly area: string
  /** Only the way to the base: the note already stands beside the fraction. */
  readonly brief?: boolean
}

/** What is to be known about the base: where it comes from, that there is none, that the rate is above the whole. */
export const BaseNote = ({ value, area, brief = false }: Props) => {
  const over = value.flags.includes('RATE_OVER_100')
  if (!value.note && !over) return null
  return (
    <p className={css.note}>
      {!brief && (over ? `▲ ${text.over100}` : value.note)}
      {(over || value.denominator === null) && (
        <>
          {!brief && ' · '}
          <Link className="door" to="/bases" search={{ area }}>
            {text.bases}
          </Link>
        </>
      )}
    </p>
  )
}
