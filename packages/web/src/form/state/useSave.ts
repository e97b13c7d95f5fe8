import { useMutation } from '@tanstack/react-query'
import { figures } from '@wangdi/kernel/api/routes/figures.ts'
import type { SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import type { Infer } from '@wangdi/kernel/api/schema.ts'
import { useRef } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { outgoing } from './model.ts'
import type { FormState } from './state.ts'

type VersionBody = Infer<typeof records.save.body>
/** A version of another record, before it has its id. */
export type BesideVersion = Omit<NonNullable<Infer<typeof records.saveEncounter.body>>['records'][number], 'version_id'>
interface Saving {
  readonly record: string
  readonly resident: string
  /** Versions this one is made from: none for a first version. */
  readonly base: readonly string[]
  readonly reason?: string | null
  /** Records of the same encounter that a correction changes too: saved together, all or none. */
  readonly beside?: { readonly encounter: string; readonly versions: readonly BesideVersion[] } | null
}

/** Reasons that still belong to a finding. */
const confirmed = ({ findings, reasons }: FormState) =>
  findings.flatMap(({ severity, code, field }) => {
    const reason = reasons[`${code} ${field}`]?.trim() ?? ''
    return severity === 'warn' && reason.length >= 2 ? [{ code, field, reason }] : []
  })

const bodyOf = (state: FormState, saving: Saving, version: string): NonNullable<VersionBody> => {
  const { form, start } = state
  const fields = outgoing(form, state, start.context)
  const on = form.dateKey === null ? start.context.today : fields[form.dateKey]
  return {
    record_id: saving.record,
    version_id: version,
    base: saving.base,
    resident_id: saving.resident,
    form: form.id,
    edition: form.edition,
    service_date: typeof on === 'string' ? on : (start.context.today ?? null),
    status: 'submitted',
    fields,
    findings_confirmed: confirmed(state),
    reason: saving.reason ?? null,
  }
}

/** What changes on other pages when a record is saved. */
export const afterSave = (): Promise<unknown> =>
  invalidate(
    residents.today,
    residents.list,
    residents.page,
    residents.timeline,
    residents.clauses,
    records.view,
    records.start,
    records.drafts,
    figures.overview,
    figures.page,
    figures.persons,
  )

type Named = BesideVersion & { readonly version_id: string }

/** All versions of a correction in one call; answers for the first, or the conflict of any. */
const saveTogether = async (encounter: string, resident: string, versions: readonly Named[]): Promise<SaveAnswer> => {
  const answer = await call(records.saveEncounter, {
    body: { encounter_id: encounter, resident_id: resident, records: versions },
  })
  return answer.records.find(({ outcome }) => outcome === 'conflict') ?? answer.records[0]
}

/**
 * Saves a form as a version. A version keeps its id while the content is the same, so that a retry after a lost
 * answer is recognised and stored once.
 */
export const useSave = (state: FormState, saving: Saving) => {
  const ids = useRef(new Map<string, string>())
  const named = <T extends object>(body: T): T & { readonly version_id: string } => {
    const content = JSON.stringify({ ...body, version_id: '' })
    const version_id = ids.current.get(content) ?? uuidv7()
    ids.current.set(content, version_id)
    return { ...body, version_id }
  }
  return useMutation<SaveAnswer, ApiProblem, void>({
    mutationFn: () => {
      const body = named(bodyOf(state, saving, ''))
      const { beside, resident } = saving
      if (!beside || beside.versions.length === 0) return call(records.save, { body })
      const { resident_id: _, ...own } = body
      return saveTogether(beside.encounter, resident, [own, ...beside.versions.map(named)])
    },
    onSuccess: afterSave,
  })
}
