import { CheckCircleOutlined, CheckOutlined } from '@ant-design/icons'
import { normalWords } from '@wangdi/kernel/form/combine/sections.ts'
import { concepts } from '@wangdi/kernel/form/concept.ts'
import type { Section } from '@wangdi/kernel/form/form.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { formText } from '../../text/form.ts'
import { visitText } from '../../text/visit.ts'
import { FieldGrid, itemsOf } from '../field/FieldGrid.tsx'
import { Mark, PrefillBadge } from '../field/FieldHead.tsx'
import { type Level, rootLevel } from '../state/level.ts'
import { normalsOf, wordsOf } from '../state/model.ts'
import { type FormState, type Origin, shownFindings, useForm } from '../state/state.ts'
import style from './Section.module.css'

/** Codes carried over that nothing is said against: they stand in one line until someone wants to change them. */
const quietKeys = (state: FormState, section: Section): readonly string[] => {
  const quiet = Object.entries(section.fields).flatMap(([key, field]) => {
    const code = field.kind === 'one' || field.kind === 'many'
    return code && state.proposed.has(key) && state.states[key].shown && shownFindings(state, key).length === 0
      ? [key]
      : []
  })
  return quiet.length > 1 ? quiet : []
}

const Quiet = (props: { readonly keys: readonly string[]; readonly level: Level; readonly onEdit: () => void }) => (
  <div className={style.quiet}>
    <dl className={style.facts}>
      {props.keys.map((key) => (
        <div key={key}>
          <dt>{props.level.fields[key].label}</dt>
          <dd>{wordsOf(props.level.fields[key], props.level.values[key])}</dd>
        </div>
      ))}
    </dl>
    <Button type="link" onClick={props.onEdit}>
      {formText.edit}
    </Button>
  </div>
)

/** The one source of all carried-over values of a section, or null when they differ. */
const commonOrigin = (state: FormState, section: Section): Origin | null => {
  const origins = Object.keys(section.fields).flatMap((key) => {
    const origin = state.start.origins?.[key]
    return state.proposed.has(key) && origin ? [origin] : []
  })
  const [first] = origins
  return origins.length > 1 && origins.every(({ title, date }) => title === first.title && date === first.date)
    ? first
    : null
}

const NormalButton = ({ section }: { readonly section: Section }) => {
  const form = useForm()
  const set = form.set[section.id] ?? []
  if (!section.normalLabel) return null
  if (set.length > 0)
    return (
      <span className={style.set}>
        {formText.filled(set.length)} ·{' '}
        <Button type="link" size="small" onClick={() => form.undoNormals(section)}>
          {formText.undo}
        </Button>
      </span>
    )
  const normals = Object.keys(normalsOf(section, form))
  if (normals.length === 0) return null
  // In a visit the button names what it sets for this person.
  const words = form.start.cardMark && normals.length <= 3 ? normalWords(normals)(section.fields) : section.normalLabel
  return (
    <Button className={style.normal} icon={<CheckCircleOutlined />} onClick={() => form.fillNormals(section)}>
      {words}
    </Button>
  )
}

const HABIT = /^(smoke|drink|exercise|salt|staple)/

/** Answers carried over that are as last time, mostly habits: one tap says so, and they are answers like any other. */
const SameButton = ({ section }: { readonly section: Section }) => {
  const form = useForm()
  const same = Object.entries(section.fields).flatMap(([key, field]) => {
    const vital = field.concept !== undefined && concepts.get(field.concept)?.vital
    return form.proposed.has(key) && field.kind !== 'rows' && !vital && form.states[key].shown ? [key] : []
  })
  if (same.length < 2) return null
  const habits = same.some((key) => HABIT.test(section.fields[key].concept ?? ''))
  return (
    <Button className={style.normal} icon={<CheckOutlined />} onClick={() => form.confirm(same)}>
      {visitText.sameAs(habits ? visitText.habits : visitText.carried)}
    </Button>
  )
}

/** One section of the paper form as a card. */
export const SectionCard = ({ section }: { readonly section: Section }) => {
  const form = useForm()
  const [editing, setEditing] = useState(false)
  const level = rootLevel(form)
  const quiet = editing ? [] : quietKeys(form, section)
  const keys = Object.keys(section.fields).filter((key) => !quiet.includes(key) && !form.start.hidden?.has(key))
  if (itemsOf(level, keys).length + quiet.length === 0) return null
  const origin = commonOrigin(form, section)
  const mark = form.start.cardMark?.(section.id)
  return (
    <section
      id={`s-${form.form.id}-${section.id}`}
      data-section={section.id}
      className={style.card}
      aria-labelledby={`s-${form.form.id}-${section.id}-title`}
    >
      <div className={style.head}>
        {mark && <Mark>{mark}</Mark>}
        <h2 id={`s-${form.form.id}-${section.id}-title`}>{section.title}</h2>
        {origin && <PrefillBadge origin={origin} />}
        <span className={style.push} />
        <SameButton section={section} />
        <NormalButton section={section} />
      </div>
      <FieldGrid level={level} keys={keys} pairs={section.pairs} badge={origin === null} />
      {quiet.length > 0 && <Quiet keys={quiet} level={level} onEdit={() => setEditing(true)} />}
    </section>
  )
}
