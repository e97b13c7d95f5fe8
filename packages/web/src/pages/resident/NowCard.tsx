import { Link } from '@tanstack/react-router'
import type { ResidentPage, TaskLine } from '@wangdi/kernel/api/answers/residents.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { useMe } from '../../api/me.ts'
import { dueWords, momentWords } from '../../parts/format.ts'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { residentText } from '../../text/resident.ts'
import { visitText } from '../../text/visit.ts'
import { formsOf, recordTask, taskDoor } from '../form/doors.ts'
import style from './Card.module.css'

const words = residentText.now

const DueChip = ({ task, today }: { readonly task: TaskLine; readonly today: string }) => {
  const { state, word } = dueWords(task.due_by, today)
  return <StatusChip state={state}>{word}</StatusChip>
}

/** A task that comes back every week or month is listed once, with its next day. */
const firstOfEach = (tasks: readonly TaskLine[]): readonly TaskLine[] =>
  tasks.filter(
    ({ programme, title }, at) => tasks.findIndex((one) => one.programme === programme && one.title === title) === at,
  )

const nameOf = (id: string): string => formOf(id)?.short ?? id

/** What is open now goes into one block with the one button; what may wait stands below with its day. */
export const NowCard = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const { tasks, drafts, resident_id: id, may } = page
  const urgent = tasks.filter(({ due_by }) => dueWords(due_by, today).state !== 'later')
  const later = firstOfEach(tasks.filter((task) => !urgent.includes(task)))
  const [first] = urgent
  const forms = formsOf(urgent)
  const door = taskDoor(id, urgent)
  return (
    <section className="card" aria-labelledby="now">
      <h2 id="now">{words.title}</h2>
      {first && (
        <div className={style.urgent}>
          <p className={style.strong}>{[...new Set(urgent.map(({ title }) => title))].join('、')}</p>
          <p className="hint">
            {[...new Set(urgent.map(({ reason }) => reason))].join('；')}
            {forms.length > 1 && `；${words.together(forms.length)}`}
          </p>
          <DueChip task={first} today={today} />
          {may.record && door && (
            <Link {...door} className={style.primary}>
              {forms.length > 1
                ? visitText.begin(forms.length)
                : forms[0]
                  ? words.startForm(nameOf(forms[0]))
                  : recordTask(urgent)?.title}
            </Link>
          )}
        </div>
      )}
      {tasks.length === 0 && <p className="hint">{words.nothing}</p>}
      <ul className={style.later}>
        {later.map((task) => (
          <li key={`${task.programme} ${task.kind} ${task.due_by}`}>
            <span>{task.title}</span>
            <DueChip task={task} today={today} />
          </li>
        ))}
      </ul>
      {drafts.length > 0 && <h3>{words.drafts}</h3>}
      <ul className={style.later}>
        {drafts.map((draft) => (
          <li key={draft.record_id}>
            <span>
              {draft.title} <span className="hint">{words.savedAt(momentWords(draft.saved_at, today))}</span>
            </span>
            <Link to="/residents/$id/forms/$form" params={{ id, form: draft.form }} className="door">
              {words.goOn}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
