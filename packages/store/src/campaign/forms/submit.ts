import type { DayPerson, SubmitAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import type { ResultSheet } from '@wangdi/kernel/form/sheet.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import { v7 } from 'uuid'
import { saveDraft } from '../../commands/drafts.ts'
import { saveRecord } from '../../commands/save-record.ts'
import type { Context } from '../../context.ts'
import { cursorOf, pageOf } from '../../read/cursor.ts'
import { sql } from '../../sql.ts'
import { type DayAnswers, dayAnswers } from './forms.ts'

type Outcome = { readonly submitted: boolean; readonly reason: string }

const waitingReason = ({ missing }: DayAnswers): string | null => {
  const labels = [...missing.now, ...missing.later].map(({ label }) => label)
  return labels.length === 0 ? null : `还差${labels.length}项：${labels.slice(0, 3).join('、')}`
}

const submitOne = async (context: Context, of: DayAnswers): Promise<Outcome> => {
  const waiting = waitingReason(of)
  if (waiting) return { submitted: false, reason: waiting }
  const answer = await saveRecord(context, {
    record_id: of.record_id,
    version_id: v7(),
    base: [],
    resident_id: of.person.resident_id,
    form: of.dayForm.form.id,
    service_date: of.context.today ?? null,
    status: 'submitted',
    fields: of.values,
    encounter_id: of.encounter,
  })
  if (answer.outcome === 'created') return { submitted: true, reason: '' }
  if (answer.outcome === 'rejected') {
    const found = answer.findings.find(({ severity }) => severity !== 'info')
    return { submitted: false, reason: found?.message_zh ?? '要打开逐项核对' }
  }
  return { submitted: false, reason: answer.outcome === 'conflict' ? '已有人提交或更正过' : '没有找到这位居民' }
}

/**
 * Submits the day's forms of some persons: each by itself and only where nothing is missing, blocked or doubted; the
 * others are kept with the first reason. What the check-up builds on is submitted before it. (R-EXD-6)
 */
export const submitDayForms = async (
  context: Context,
  day: string,
  persons: readonly string[],
): Promise<SubmitAnswer> => {
  const open = (await dayAnswers(context, day, persons)).filter(({ submitted }) => !submitted).toReversed()
  const kept: SubmitAnswer['kept'][number][] = []
  let submitted = 0
  for (const of of open) {
    const outcome = await submitOne(context, of)
    if (outcome.submitted) submitted += 1
    else {
      const { resident_id, name } = of.person
      kept.push({ resident_id, name, title: of.dayForm.form.short, reason: outcome.reason })
    }
  }
  return { submitted, kept }
}

/** Puts what the day has of a form into the doctor's own draft, so that the whole form opens with it filled in. */
export const openDayForm = async (
  context: Context,
  day: string,
  person: string,
  form: string,
): Promise<{ readonly record_id: string } | null> => {
  const of = (await dayAnswers(context, day, [person])).find(({ dayForm }) => dayForm.form.id === form)
  if (!of) return null
  if (of.submitted) return { record_id: of.record_id }
  const draft = { resident_id: person, form, values: of.values }
  return (await saveDraft(context, of.record_id, draft)) && { record_id: of.record_id }
}

export interface SheetOfPerson {
  readonly person: DayPerson
  readonly record_id: string
  readonly sheet: ResultSheet
}

/** Result sheets of the submitted forms, in the order of the numbers, page by page. */
export const daySheets = async (
  context: Context,
  day: string,
  query: { readonly after?: string; readonly limit?: number },
): Promise<{ items: SheetOfPerson[]; next: string | null } | { code: 'CURSOR_INVALID' }> => {
  const after = cursorOf(context.store, query.after, 1)
  if (query.after && !after) return { code: 'CURSOR_INVALID' }
  const limit = query.limit ?? 20
  const rows = await context.store.read(context.scope, (tx) =>
    tx.rows<{ person: string; number: string }>(
      sql`select person, number from exam_person
          where tenant = ${context.scope.tenant} and day = ${day} and registered_at is not null
            and ${after ? sql`number > ${after[0]}` : sql`true`} order by number limit ${limit + 1}`,
    ),
  )
  const { items, next } = pageOf(context.store, rows, limit, ({ number }) => [number])
  const answers = await dayAnswers(
    context,
    day,
    items.map(({ person }) => person),
  )
  const sheets = answers.flatMap(({ submitted, dayForm, context: around, person, record_id, values }) => {
    const { form } = dayForm
    const sheet = submitted ? form.sheet?.(complete(form, values, around), around) : null
    return sheet ? [{ person, record_id, sheet }] : []
  })
  return { items: sheets, next }
}
