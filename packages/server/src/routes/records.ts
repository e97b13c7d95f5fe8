import { needsApproval } from '@wangdi/kernel/access/approval.ts'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import type { Action } from '@wangdi/kernel/access/matrix.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { BodyOf } from '@wangdi/kernel/api/route.ts'
import type { api } from '@wangdi/kernel/api/routes.ts'
import { dropDraft, saveDraft } from '@wangdi/store/commands/drafts.ts'
import { saveTogether } from '@wangdi/store/commands/save-encounter.ts'
import { type SaveResult, saveRecord } from '@wangdi/store/commands/save-record.ts'
import { formStart, visitStart } from '@wangdi/store/read/form-start.ts'
import { drafts, recordClass, recordView } from '@wangdi/store/read/records.ts'
import { strangerStart } from '../access/enroller.ts'
import { noteRead } from '../access/note.ts'
import { boundTo } from '../access/programmes.ts'
import { classOf } from '../access/record.ts'
import { mayMeet, mayTouch } from '../access/resident.ts'
import type { Call, Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

type Written = Pick<BodyOf<typeof api.records.save>, 'record_id' | 'base' | 'form' | 'status' | 'fields'>

const actionOf = ({ base, form, status }: Written): Action => {
  if (status === 'voided' || needsApproval(form)) return 'A'
  return base.length === 0 ? 'C' : 'U'
}

/** The right is asked for what the record becomes, and for what it was. */
const mayWrite = async <R>(call: Call<R>, resident: string, record: Written): Promise<void> => {
  const action = actionOf(record)
  const of = classOf(record.form, record.fields)
  await mayTouch(call, action, of, resident)
  if (record.base.length === 0) return
  const before = await recordClass(call.context, record.record_id)
  if (before && before !== of) await mayTouch(call, action, before, resident)
}

/** Why an encounter was not stored: what was found in each of its records, or an id that does not fit. */
const refusalOf = (
  results: readonly SaveResult[],
  versions: readonly { readonly record_id: string; readonly form: string }[],
) => {
  const refused = results.filter((result) => !('recorded_at' in result))
  if (refused.some(({ outcome }) => outcome === 'not_found')) return new Refusal(problems.notFound)
  if (refused.some(({ outcome }) => outcome === 'id_reuse')) return new Refusal(problems.idReuse)
  const records = results.map((result, at) => ({
    record_id: versions[at].record_id,
    form: versions[at].form,
    findings: 'findings' in result ? result.findings : [],
  }))
  return new Refusal(problems.findings, {
    findings: refused.flatMap((result) => ('findings' in result ? result.findings : [])),
    more: { records },
  })
}

/** Forms, records with their versions, drafts. */
export const recordsRoom: Room<'records'> = {
  start: async (call) => {
    const { context, params, query } = call
    const of = classOf(params.form)
    await mayTouch(call, 'R', of, params.id)
    const as = await mayMeet(call, params.id)
    const opened = found(await formStart(context, params.id, params.form, query, boundTo(call.who)))
    const start = as === 'enroller' ? strangerStart(opened) : opened
    await noteRead(call, 'form.open', params.id, undefined, of)
    return start
  },

  startVisit: async (call) => {
    const { context, params, query } = call
    await mayTouch(call, 'R', 'D1', params.id)
    const start = found(await visitStart(context, params.id, query.forms.split(','), boundTo(call.who)))
    const of = start.forms.map(({ form }) => classOf(form)).find(isRestricted)
    await noteRead(call, 'form.open', params.id, undefined, of)
    return start
  },

  save: async (call) => {
    const { context, body, query } = call
    await mayWrite(call, body.resident_id, body)
    const answer = await saveRecord(context, body, { dryRun: query.dryRun === true })
    if (!('findings' in answer))
      throw new Refusal(answer.outcome === 'not_found' ? problems.notFound : problems.idReuse)
    if (answer.outcome === 'rejected') throw new Refusal(problems.findings, { findings: answer.findings })
    return answer
  },

  saveEncounter: async (call) => {
    const { context, body, query } = call
    const { encounter_id, resident_id } = body
    for (const record of body.records) await mayWrite(call, resident_id, record)
    const versions = body.records.map((record) => ({ ...record, encounter_id, resident_id }))
    const results = await saveTogether(context, resident_id, versions, query.dryRun === true)
    const answers = results.flatMap((result) => ('recorded_at' in result ? [result] : []))
    if (answers.length < results.length) throw refusalOf(results, versions)
    const conflict = answers.some(({ outcome }) => outcome === 'conflict')
    return { outcome: conflict ? 'conflict' : 'saved', encounter_id, records: answers }
  },

  view: async (call) => {
    const view = found(await recordView(call.context, call.params.id))
    if (view.resident_id) {
      const of = classOf(view.form, view.versions.at(-1)?.fields)
      await mayTouch(call, 'R', of, view.resident_id)
      await noteRead(call, 'record.read', view.resident_id, { record: view.record_id }, of)
    }
    return view
  },

  drafts: ({ context }) => drafts(context),

  saveDraft: async (call) => {
    const { context, params, body } = call
    await mayTouch(call, 'C', classOf(body.form, body.values), body.resident_id)
    return found(await saveDraft(context, params.id, body))
  },

  dropDraft: ({ context, params }) => dropDraft(context, params.id),
}
