import type { Action } from '@wangdi/kernel/access/matrix.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { deliverResults } from '@wangdi/store/commands/deliver-results.ts'
import { mayDo } from '@wangdi/store/context.ts'
import { type Results, resultsOf } from '@wangdi/store/read/results.ts'
import { noteRead } from '../access/note.ts'
import { classOf } from '../access/record.ts'
import { mayTouch } from '../access/resident.ts'
import type { Call, Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

/** The results of a record that the asker may touch in this way; each look is noted. */
const resultsFor = async <R>(call: Call<R>, record: string, action: Action, act: string): Promise<Results> => {
  const one = found(await resultsOf(call.context, record))
  const of = classOf(one.form.id)
  await mayTouch(call, action, of, one.resident)
  await noteRead(call, act, one.resident, { record }, of)
  return one
}

const optionsOf = (form: Form, key: string) => {
  const field = form.fields[key]
  return field && 'options' in field ? field.options.map(({ code, label }) => ({ code, label })) : []
}

/** 结果反馈单: looked at, printed, delivered. */
export const resultsRoom: Room<'results'> = {
  view: async (call) => {
    const { form, resident, record, sheet } = await resultsFor(call, call.params.id, 'R', 'results.view')
    const { keys } = sheet.delivery
    const of = classOf(form.id)
    return {
      record_id: record.record_id,
      resident_id: resident,
      form: form.id,
      head: record.head,
      unit_name: record.unit_name,
      sheet,
      to: optionsOf(form, keys.to),
      way: optionsOf(form, keys.way),
      may: { deliver: record.may.correct, print: mayDo(call.context, `P:${of}`) },
    }
  },

  printed: async (call) => {
    await resultsFor(call, call.params.id, 'P', 'results.printed')
    return { noted: true }
  },

  deliver: async (call) => {
    const one = await resultsFor(call, call.params.id, 'U', 'results.deliver')
    const answer = await deliverResults(call.context, one, call.body)
    if (!('findings' in answer))
      throw new Refusal(answer.outcome === 'not_found' ? problems.notFound : problems.idReuse)
    if (answer.outcome === 'rejected') throw new Refusal(problems.findings, { findings: answer.findings })
    return answer
  },
}
