import { ApartmentOutlined, BookOutlined, LockOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { useEffect, useRef, useState } from 'react'
import { dayWords } from '../../../parts/format.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { countedUnit } from '../definition.ts'
import { count, notMetOf, printed } from '../print.ts'
import { type Scoped, scopeOf } from '../scope.ts'
import { Light } from '../value/Light.tsx'
import { BaseNote } from './BaseNote.tsx'
import css from './door.module.css'
import { LastMonth } from './LastMonth.tsx'
import { SourceOf } from './SourceOf.tsx'
import { targetWords } from './target.ts'

interface Props {
  readonly row: FigureRow
  readonly scope: Scoped
  readonly level: 'county' | 'township' | 'village'
  readonly today: string
  readonly mayList: boolean
  readonly onClose: () => void
}

const equation = ({ indicator, value, unit }: FigureRow): string =>
  value.denominator === null
    ? text.door.count(count(value.numerator), unit)
    : text.door.equals(count(value.numerator), count(value.denominator), countedUnit(indicator, unit))

/** What a figure says when it is opened: the fraction in words, what it stands on, its target, and its doors. */
export const DoorContent = ({ row, scope, level, today, mayList, onClose }: Props) => {
  const [open, setOpen] = useState<'month' | 'source' | null>(null)
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => inside.current?.focus({ preventScroll: true }), [])
  const search = scopeOf(scope)
  const params = { indicator: row.indicator, variant: row.variant }
  const notMet = notMetOf(row.value)
  const persons = countedUnit(row.indicator, row.unit) === text.units.person
  const notMetWords = persons ? text.door.notMet(count(notMet), text.units.person) : text.door.notMetPeople
  const toggle = (part: 'month' | 'source') => setOpen(open === part ? null : part)
  return (
    <div
      ref={inside}
      className={css.door}
      role="dialog"
      aria-label={row.name}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={css.head}>
        <strong>{row.name}</strong>
        <Light light={row.light} value={row.value} />
      </div>
      <p className={css.sum}>
        <b>{printed(row.value, row.unit)}</b> {equation(row)}
      </p>
      <p className={css.note}>
        {[row.variant_name, text.readings[scope.reading], text.door.asOf(dayWords(scope.to, today))].join(' · ')}
        <br />
        {targetWords(row)}
      </p>
      <BaseNote value={row.value} area={scope.area} />
      <div className={css.doors}>
        <Link className={css.link} to="/figure/$indicator/$variant" params={params} search={search}>
          <ApartmentOutlined /> {text.door.childrenOf[level]}
        </Link>
        {notMet !== null &&
          (mayList ? (
            <Link
              className={css.link}
              to="/figure/$indicator/$variant"
              params={params}
              search={{ ...search, list: 'not-met' }}
            >
              <TeamOutlined /> {notMetWords}
            </Link>
          ) : (
            <span className={css.locked} title={text.door.locked}>
              <LockOutlined /> {notMetWords}
            </span>
          ))}
        <button type="button" className={css.link} aria-expanded={open === 'month'} onClick={() => toggle('month')}>
          <SwapOutlined /> {text.door.lastMonth}
        </button>
        <button type="button" className={css.link} aria-expanded={open === 'source'} onClick={() => toggle('source')}>
          <BookOutlined /> {text.door.source}
        </button>
      </div>
      {!mayList && notMet !== null && <p className={css.note}>{text.door.locked}</p>}
      {open === 'month' && <LastMonth row={row} scope={scope} today={today} />}
      {open === 'source' && <SourceOf indicator={row.indicator} />}
    </div>
  )
}
