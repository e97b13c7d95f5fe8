import { PhoneOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { TaskPerson } from '@wangdi/kernel/api/answers/residents.ts'
import type { ReactNode } from 'react'
import { dueWords, sexWords, yearsWords } from '../../parts/format.ts'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { todayText } from '../../text/today.ts'
import { zh } from '../../text/zh.ts'
import { formsOf, taskDoor } from '../form/doors.ts'
import style from './Today.module.css'

const DueChip = ({ person, today }: { readonly person: TaskPerson; readonly today: string }) => {
  if (person.state === 'done') return <StatusChip state="met">{zh.due.done}</StatusChip>
  const { state, word } = dueWords(person.due_by, today)
  return <StatusChip state={state}>{word}</StatusChip>
}

const Lines = (props: { readonly person: TaskPerson; readonly today: string; readonly manyVillages: boolean }) => {
  const { person, today, manyVillages } = props
  const { tasks } = person
  const titles = [...new Set(tasks.map(({ title }) => title))]
  const forms = formsOf(tasks)
  const place = [manyVillages ? person.village_name : '', person.group ?? ''].filter(Boolean).join('')
  return (
    <>
      <span className={style.who}>
        <span className={style.person}>
          <strong className={style.name}>{person.name}</strong>
          <span className={style.meta}>
            {sexWords(person.sex)} {yearsWords(person.age)}
            {place && ` · ${place}`}
          </span>
        </span>
        <span className={style.chipPlace}>
          <DueChip person={person} today={today} />
        </span>
      </span>
      <span className={style.what}>
        {titles.join(' · ')}
        {forms.length > 1 && <span className={style.together}>{todayText.together(forms.length)}</span>}
      </span>
      <span className={style.why}>{tasks[0]?.reason}</span>
    </>
  )
}

/**
 * A person of the worklist: who and how late, what is due, why with value and date. The row opens what is
 * due, several forms as one visit (beside the list it shows the person); the telephone asks afterwards how it went.
 */
export const WorkRow = (props: {
  readonly person: TaskPerson
  readonly today: string
  readonly manyVillages: boolean
  readonly selected: boolean
  readonly onSelect: ((id: string) => void) | null
  readonly onCall: () => void
}) => {
  const { person, today, manyVillages, selected, onSelect, onCall } = props
  const id = person.resident_id
  const door = person.state === 'done' ? null : taskDoor(id, person.tasks)
  const lines: ReactNode = <Lines person={person} today={today} manyVillages={manyVillages} />
  return (
    <div className={`${style.row} ${selected ? style.selected : ''}`}>
      {onSelect ? (
        <button type="button" className={style.main} data-row-door aria-pressed={selected} onClick={() => onSelect(id)}>
          {lines}
        </button>
      ) : door ? (
        <Link {...door} className={style.main} data-row-door>
          {lines}
        </Link>
      ) : (
        <Link to="/residents/$id" params={{ id }} className={style.main} data-row-door>
          {lines}
        </Link>
      )}
      {person.phone && (
        <button type="button" className={style.phone} aria-label={todayText.call(person.name)} onClick={onCall}>
          <PhoneOutlined />
        </button>
      )}
    </div>
  )
}
