import { problems } from '@wangdi/kernel/api/problems.ts'
import { dayBoard } from '@wangdi/store/campaign/day/board.ts'
import { changeDay, dayView, joinDay, listDays } from '@wangdi/store/campaign/day/days.ts'
import { seesDay } from '@wangdi/store/campaign/day/head.ts'
import { planDay } from '@wangdi/store/campaign/day/plan-day.ts'
import { examDayReport } from '@wangdi/store/campaign/day/report.ts'
import { dayRoster, findOnDay } from '@wangdi/store/campaign/day/roster.ts'
import { listDayForms } from '@wangdi/store/campaign/forms/forms.ts'
import { importResults } from '@wangdi/store/campaign/forms/results.ts'
import { daySheets, openDayForm, submitDayForms } from '@wangdi/store/campaign/forms/submit.ts'
import { assignResult, unmatchedResults } from '@wangdi/store/campaign/forms/unmatched.ts'
import { answerAlarm, dayAlarms } from '@wangdi/store/campaign/station/alarms.ts'
import { stationQueue } from '@wangdi/store/campaign/station/queue.ts'
import { registerPerson } from '@wangdi/store/campaign/station/register.ts'
import { saveStation } from '@wangdi/store/campaign/station/save.ts'
import { missingOfPerson, stationPerson } from '@wangdi/store/campaign/station/station-person.ts'
import { noteList, noteRead } from '../access/note.ts'
import { mayTouch } from '../access/resident.ts'
import type { Call, Room } from '../call.ts'
import { found, granted, Refusal } from '../http/refusal.ts'

/** The day, or 404 as if there were none: its lists answer nothing else for a day out of scope. */
const mustSee = async <R>({ context }: Call<R>, day: string): Promise<void> => {
  if (!(await seesDay(context, day))) throw new Refusal(problems.notFound)
}

/** Examination days: plan, register, stations, alarms, laboratory results, forms, report. */
export const examDaysRoom: Room<'examDays'> = {
  list: async ({ context, query }) => granted(await listDays(context, query)),
  create: async ({ context, body, query }) => granted(await planDay(context, body, { dryRun: query.dryRun === true })),
  view: async ({ context, params }) => found(await dayView(context, params.id)),
  change: async ({ context, params, body }) => granted(await changeDay(context, params.id, body.state)),

  roster: async (call) => {
    const page = granted(await dayRoster(call.context, call.params.id, call.query))
    await noteList(call, 'exam.roster', page.items)
    return page
  },

  join: async ({ context, params, body }) => granted(await joinDay(context, params.id, body.device, body.station)),
  find: async ({ context, params, query }) => found(await findOnDay(context, params.id, query.q)),

  register: async (call) => {
    await mustSee(call, call.params.id)
    await mayTouch(call, 'C', 'D1', call.body.resident_id)
    return granted(await registerPerson(call.context, call.params.id, call.body))
  },

  queue: async ({ context, params }) => found(await stationQueue(context, params.id, params.station)),

  person: async (call) => {
    const { context, params } = call
    const view = found(await stationPerson(context, params.id, params.station, params.person))
    await noteRead(call, 'exam.person', params.person)
    return view
  },

  save: async ({ context, params, body }) => {
    const answer = granted(await saveStation(context, params.id, body))
    if (answer.outcome === 'rejected') throw new Refusal(problems.findings, { findings: answer.findings })
    if (answer.outcome === 'missing') throw new Refusal(problems.examMissing, { more: { missing: answer.missing } })
    return answer
  },

  missing: async ({ context, params }) => found(await missingOfPerson(context, params.id, params.person)),

  alarms: async (call) => {
    await mustSee(call, call.params.id)
    return { items: await dayAlarms(call.context, call.params.id) }
  },

  answerAlarm: async ({ context, params, body }) => found(await answerAlarm(context, params.id, params.alarm, body)),

  board: async ({ context, params }) => found(await dayBoard(context, params.id)),

  results: async ({ context, params, body }) => {
    const answer = found(await importResults(context, params.id, body.text, body.at))
    if ('problem' in answer) throw new Refusal(problems.badRequest, { detail: answer.problem })
    return answer
  },

  unmatched: async (call) => {
    await mustSee(call, call.params.id)
    return { items: await unmatchedResults(call.context, call.params.id) }
  },

  assign: async ({ context, params, body }) => {
    const answer = found(await assignResult(context, params.id, params.result, body))
    if ('findings' in answer) throw new Refusal(problems.findings, { findings: answer.findings })
    return answer
  },

  forms: async (call) => {
    const page = granted(await listDayForms(call.context, call.params.id, call.query))
    await noteList(
      call,
      'exam.forms',
      page.items.map(({ person }) => person),
    )
    return page
  },

  openForm: async (call) => {
    const { context, params } = call
    await mustSee(call, params.id)
    await mayTouch(call, 'C', 'D1', params.person)
    return found(await openDayForm(context, params.id, params.person, params.form))
  },

  submit: async (call) => {
    await mustSee(call, call.params.id)
    return submitDayForms(call.context, call.params.id, call.body.residents)
  },

  sheets: async (call) => {
    await mustSee(call, call.params.id)
    const page = granted(await daySheets(call.context, call.params.id, call.query))
    for (const { person } of page.items) await noteRead(call, 'exam.sheet', person.resident_id)
    return page
  },

  report: async (call) => {
    const report = found(await examDayReport(call.context, call.params.id))
    await noteList(call, 'exam.report', report.early)
    return report
  },
}
