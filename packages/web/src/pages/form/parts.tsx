import { EditOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { useLastSaved } from '../../api/last-saved.ts'
import { type ApiProblem, OFFLINE, problemWords } from '../../api/problem.ts'
import type { Draft } from '../../form/state/useDraft.ts'
import { sexWords, timeWords, yearsWords } from '../../parts/format.ts'
import { StatusChip, Tag } from '../../parts/StatusChip.tsx'
import { formText } from '../../text/form.ts'
import style from './Form.module.css'

/** Who the form is about: name, sex and age, groups, allergies. */
export const FormPerson = (props: {
  readonly resident: ResidentPage
  readonly title: string
  readonly note?: string
}) => {
  const { resident, title, note } = props
  return (
    <div className={style.person}>
      <h1 className={style.name}>
        <Link to="/residents/$id" params={{ id: resident.resident_id }}>
          {resident.name}
        </Link>
        <span className="visually-hidden"> · {title}</span>
      </h1>
      <span className={style.facts}>
        {sexWords(resident.sex)} {yearsWords(resident.age)} · {resident.village_name}
        {resident.group}
      </span>
      {resident.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      <span className={style.push} />
      {note && <span className={style.note}>{note}</span>}
      {resident.allergies.map((allergy) => (
        <StatusChip key={allergy} state="alarm">
          {allergy}
        </StatusChip>
      ))}
    </div>
  )
}

/** The truth about saving: what the server has of this draft, and what was saved before it. */
export const SaveState = ({ draft, resumed }: { readonly draft: Draft; readonly resumed: string | null }) => {
  const lastSaved = useLastSaved()
  const words = draft.waiting
    ? formText.draftWaiting
    : draft.savedAt
      ? formText.draftSaved(timeWords(draft.savedAt))
      : (resumed && formText.resumed(resumed)) || lastSaved
  return (
    <span className={style.save} role="status">
      {words && <EditOutlined aria-hidden="true" />} {words}
    </span>
  )
}

const Why = (props: {
  readonly missing: readonly string[]
  readonly problem: ApiProblem | null
  readonly conflict: string | null
}) => {
  const { missing, problem, conflict } = props
  if (missing.length > 0) return formText.missingNames(missing)
  if (conflict)
    return (
      <>
        {formText.conflict}{' '}
        <Link to="/records/$id" params={{ id: conflict }} className="door">
          {formText.openIt}
        </Link>
      </>
    )
  if (!problem) return null
  if (problem.code === OFFLINE) return formText.offline
  return `${problem.status >= 500 ? formText.notSaved : problemWords(problem)} · ${problem.code}`
}

const Correction = ({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) => (
  <label className={`card ${style.correction}`}>
    {formText.correction}
    <input
      type="text"
      className={style.reason}
      value={value}
      placeholder={formText.correctionHint}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
)

export const FormMessage = { Why, Correction }
