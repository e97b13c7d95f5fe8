import { needsApproval } from '@wangdi/kernel/access/approval.ts'
import type { Action } from '@wangdi/kernel/access/matrix.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { BodyOf } from '@wangdi/kernel/api/route.ts'
import type { api } from '@wangdi/kernel/api/routes.ts'
import { dropDraft, saveDraft } from '@wangdi/store/commands/drafts.ts'
import { saveRecord } from '@wangdi/store/commands/save-record.ts'
import { formStart } from '@wangdi/store/read/form-start.ts'
import { drafts, recordView } from '@wangdi/store/read/records.ts'
import { noteRead } from '../access/note.ts'
import { mayTouch } from '../access/resident.ts'
import type { Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

const actionOf = ({ base, form, status }: BodyOf<typeof api.records.save>): Action => {
  if (status === 'voided' || needsApproval(form)) return 'A'
  return base.length === 0 ? 'C' : 'U'
}

/** Forms, records with their versions, drafts. */
export const recordsRoom: Room<'records'> = {
  start: async (call) => {
    const { context, params, query } = call
    await mayTouch(call, 'R', 'D1', params.id)
    const start = found(await formStart(context, params.id, params.form, query))
    await noteRead(call, 'form.open', params.id)
    return start
  },

  save: async (call) => {
    const { context, body, query } = call
    await mayTouch(call, actionOf(body), 'D1', body.resident_id)
    const answer = await saveRecord(context, body, { dryRun: query.dryRun === true })
    if (!('findings' in answer))
      throw new Refusal(answer.outcome === 'not_found' ? problems.notFound : problems.idReuse)
    if (answer.outcome === 'rejected') throw new Refusal(problems.findings, { findings: answer.findings })
    return answer
  },

  view: async (call) => {
    const view = found(await recordView(call.context, call.params.id))
    if (view.resident_id) {
      await mayTouch(call, 'R', 'D1', view.resident_id)
      await noteRead(call, 'record.read', view.resident_id, { record: view.record_id })
    }
    return view
  },

  drafts: ({ context }) => drafts(context),

  saveDraft: async (call) => {
    const { context, params, body } = call
    await mayTouch(call, 'C', 'D1', body.resident_id)
    return found(await saveDraft(context, params.id, body))
  },

  dropDraft: ({ context, params }) => dropDraft(context, params.id),
}
