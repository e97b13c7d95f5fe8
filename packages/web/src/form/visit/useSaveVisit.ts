import { useMutation } from '@tanstack/react-query'
import type { EncounterAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import type { Infer } from '@wangdi/kernel/api/schema.ts'
import { normalise } from '@wangdi/kernel/form/answers.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import { useRef } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { keyOfFinding } from '../state/model.ts'
import { afterSave } from '../state/useSave.ts'
import type { Visit, VisitForm } from './useVisit.ts'

type Body = NonNullable<Infer<typeof records.saveEncounter.body>>
type Version = Body['records'][number]

/** Reasons given at the questions, under the keys of the form they were found in. */
const confirmed = ({ judged }: VisitForm, reasons: Readonly<Record<string, string>>) =>
  judged.findings.flatMap(({ severity, code, field }, at) => {
    const reason = reasons[keyOfFinding(judged.asked[at])]?.trim() ?? ''
    return severity === 'warn' && reason.length >= 2 ? [{ code, field, reason }] : []
  })

const versionOf = (of: VisitForm, reasons: Readonly<Record<string, string>>): Omit<Version, 'version_id'> => {
  const { form, record, judged } = of
  const { context } = judged.part
  const fields = complete(form, normalise(form, judged.values), context)
  const on = form.dateKey === null ? context.today : fields[form.dateKey]
  return {
    record_id: record,
    base: [],
    form: form.id,
    edition: form.edition,
    service_date: typeof on === 'string' ? on : (context.today ?? null),
    status: 'submitted',
    fields,
    findings_confirmed: confirmed(of, reasons),
  }
}

/**
 * Saves all forms of the visit in one call, all or none. A version keeps its id while its content is the same, so that
 * a retry after a lost answer is recognised and stored once.
 */
export const useSaveVisit = ({ forms, state, encounter }: Visit, resident: string) => {
  const ids = useRef(new Map<string, string>())
  return useMutation<EncounterAnswer, ApiProblem, void>({
    mutationFn: () => {
      const versions = forms.map((of) => {
        const version = versionOf(of, state.reasons)
        const content = JSON.stringify(version)
        const version_id = ids.current.get(content) ?? uuidv7()
        ids.current.set(content, version_id)
        return { ...version, version_id }
      })
      return call(records.saveEncounter, {
        body: { encounter_id: encounter, resident_id: resident, records: versions },
      })
    },
    onSuccess: afterSave,
  })
}
