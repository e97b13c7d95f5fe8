import { Link, useParams } from '@tanstack/react-router'
import type { Field } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { Button } from 'antd'
import { formText } from '../../text/form.ts'
import { idOf, type Level } from '../state/level.ts'
import { keyOfFinding } from '../state/model.ts'
import { useForm } from '../state/state.ts'
import style from './Findings.module.css'

/** The other of two options: the way out that corrects instead of explaining. */
const otherOf = (field: Field, value: unknown): { readonly code: string; readonly label: string } | null =>
  field.kind === 'one' && field.options.length === 2 ? (field.options.find(({ code }) => code !== value) ?? null) : null

/** The way to the record that is there already; what was typed here stays as a draft. */
const Earlier = ({ found: { earlier } }: { readonly found: Finding }) => {
  const { id } = useParams({ strict: false })
  if (!earlier || id === undefined) return null
  return (
    <Link
      to="/residents/$id/forms/$form"
      params={{ id, form: earlier.form }}
      search={{ record: earlier.record_id }}
      className="door"
    >
      {formText.openEarlier}
    </Link>
  )
}

const Warning = (props: { readonly found: Finding; readonly level: Level; readonly name: string }) => {
  const { found, level, name } = props
  const form = useForm()
  const field = level.fields[name]
  const other = otherOf(field, level.values[name])
  return (
    <div className={style.warn}>
      <p className={style.strong}>{found.message_zh}</p>
      {found.rule && <p>{formText.rule(found.rule)}</p>}
      <div className={style.ways}>
        <input
          className={style.reason}
          type="text"
          aria-label={formText.reason(field.label)}
          placeholder={formText.reasonHint}
          value={form.reasons[keyOfFinding(found)] ?? ''}
          onChange={(event) => form.explain(found, event.target.value)}
        />
        {other ? (
          <Button onClick={() => level.change(name, other.code)}>{formText.changeTo(other.label)}</Button>
        ) : (
          <Button onClick={() => document.getElementById(idOf(found.field))?.focus()}>{formText.fix}</Button>
        )}
        <Earlier found={found} />
      </div>
    </div>
  )
}

const isError = ({ severity }: Finding): boolean => severity === 'reject' || severity === 'block'

/** What is wrong before what is only doubtful: 填反 explains a pressure out of range. */
const errorsFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => Number(isError(b)) - Number(isError(a)))

/** What was found at a field, beside it: an error as text, a doubt with its two ways out, a remark as a grey line. */
export const Findings = (props: {
  readonly id: string
  readonly level: Level
  readonly name: string
  readonly findings: readonly Finding[]
}) => {
  const { id, level, name, findings } = props
  return (
    <div id={id} aria-live="polite" className={style.findings}>
      {errorsFirst(findings).map((found) => {
        if (found.severity === 'warn')
          return <Warning key={keyOfFinding(found)} found={found} level={level} name={name} />
        return (
          <p
            key={keyOfFinding(found) + found.message_zh}
            className={found.severity === 'info' ? style.info : style.error}
          >
            {found.message_zh} <Earlier found={found} />
          </p>
        )
      })}
    </div>
  )
}
