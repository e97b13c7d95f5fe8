import type { RecordView, Sibling } from '@wangdi/kernel/api/routes/records.ts'
import { type SiblingChange, siblingChanges } from '@wangdi/kernel/form/combine/siblings.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { Checkbox } from 'antd'
import { useMemo } from 'react'
import type { BesideVersion } from '../../form/state/useSave.ts'
import { formText } from '../../text/form.ts'
import style from './Form.module.css'

/** Another record of the encounter, and what the correction means for it. */
export interface Proposal extends SiblingChange {
  readonly sibling: Sibling
}

/** What a correction proposes for the other records of its encounter. */
export const useSiblings = (
  form: Form,
  correcting: RecordView | null,
  full: Values,
  context: FormContext,
): readonly Proposal[] =>
  useMemo(() => {
    if (!correcting || correcting.siblings.length === 0) return []
    const before = correcting.versions.find(({ version_id }) => version_id === correcting.head)?.fields ?? {}
    const siblings = correcting.siblings.flatMap((sibling) => {
      const definition = formOf(sibling.form)
      return definition ? [{ form: definition, fields: sibling.fields, sibling }] : []
    })
    return siblingChanges({ form, fields: before }, full, siblings, context).flatMap((change) => {
      const found = siblings.find((each) => each.form.id === change.form)
      return found ? [{ ...change, sibling: found.sibling }] : []
    })
  }, [form, correcting, full, context])

/** The versions of those that are not left out, saved with the correction. */
export const besideOf = (
  correcting: RecordView | null,
  proposals: readonly Proposal[],
  left: ReadonlySet<string>,
  reason: string | null,
): { readonly encounter: string; readonly versions: readonly BesideVersion[] } | null =>
  !correcting?.encounter_id
    ? null
    : {
        encounter: correcting.encounter_id,
        versions: proposals
          .filter(({ sibling }) => !left.has(sibling.record_id))
          .map(({ sibling, fields }) => {
            const day = fields[formOf(sibling.form)?.dateKey ?? '']
            return {
              record_id: sibling.record_id,
              base: [sibling.head],
              form: sibling.form,
              edition: sibling.edition,
              service_date: typeof day === 'string' ? day : sibling.service_date,
              status: 'submitted',
              fields,
              findings_confirmed: sibling.findings_confirmed,
              reason,
            }
          }),
      }

/** The facts around the form with the other records as they will be saved. */
export const contextBeside = (
  context: FormContext,
  proposals: readonly Proposal[],
  left: ReadonlySet<string>,
): FormContext => {
  const changed = new Map(proposals.map(({ sibling, fields }) => [sibling.record_id, fields]))
  for (const record of left) changed.delete(record)
  return changed.size === 0
    ? context
    : {
        ...context,
        history: context.history?.map((record) => ({
          ...record,
          fields: changed.get(record.record_id) ?? record.fields,
        })),
      }
}

/** 同次的其他表也改: each with what would change, ticked unless one says no. */
export const Siblings = (props: {
  readonly proposals: readonly Proposal[]
  readonly left: ReadonlySet<string>
  readonly onLeave: (record: string, left: boolean) => void
}) => {
  const { proposals, left, onLeave } = props
  if (proposals.length === 0) return null
  return (
    <fieldset className={`card ${style.correction}`}>
      <legend>{formText.siblings}</legend>
      {proposals.map(({ sibling, labels }) => (
        <Checkbox
          key={sibling.record_id}
          checked={!left.has(sibling.record_id)}
          onChange={({ target }) => onLeave(sibling.record_id, !target.checked)}
        >
          {formText.siblingChange(sibling.title, labels)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
