import { useMe } from '../../../../api/me.ts'
import { dayWords, sexWords } from '../../../../parts/format.ts'
import { figuresText } from '../../../../text/figures.ts'
import { Overdue, type PersonsProps } from './PersonTable.tsx'
import css from './persons.module.css'
import { Name, Why } from './Why.tsx'

const text = figuresText.drill

/** The same persons where a row has no room: who, how late, and why, in three lines. */
export const PersonCards = ({ page, list, rows, villages }: PersonsProps) => {
  const { today } = useMe()
  return (
    <ul className={css.cards}>
      {rows.map((person) => (
        <li key={`${person.resident_id}.${person.due_by}.${person.reason}`}>
          <p className={css.who}>
            <b>
              <Name person={person} page={page} />
            </b>
            <span>
              {sexWords(person.sex)} {person.age ?? text.none}
            </span>
            <span className="hint">{[...(villages ? [person.village_name] : []), person.group ?? ''].join(' ')}</span>
            <Overdue person={person} />
          </p>
          {list === 'events' ? <span>{dayWords(person.due_by, today)}</span> : <Why person={person} list={list} />}
        </li>
      ))}
    </ul>
  )
}
