import { Link } from '@tanstack/react-router'
import type { Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import css from './door.module.css'

interface Props {
  readonly value: Fraction
  readonly area: string
}

/** What is to be known about the base: where it comes from, that there is none, that the rate is above the whole. */
export const BaseNote = ({ value, area }: Props) => {
  const over = value.flags.includes('RATE_OVER_100')
  if (!value.note && !over) return null
  return (
    <p className={css.note}>
      {over ? `▲ ${text.over100}` : value.note}
      {(over || value.denominator === null) && (
        <>
          {' · '}
          <Link className="door" to="/bases" search={{ area }}>
            {text.bases}
          </Link>
        </>
      )}
    </p>
  )
}
