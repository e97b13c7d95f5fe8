import type { UnmatchedResult } from '@wangdi/kernel/api/answers/exam-day.ts'
import { isMap } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { addAudit } from '../../audit.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { sql } from '../../sql.ts'
import { fileTo, type Owner, openDesk, storeFiled } from './results.ts'

interface ResultEntry {
  readonly result: string
  readonly tube: string
  readonly reason: UnmatchedResult['reason']
  readonly persons: readonly string[]
  readonly answers: Readonly<Record<string, Values>>
  readonly at: string
}

const entriesOf = (tx: Tx, tenant: number, day: string): Promise<ResultEntry[]> =>
  tx.rows<ResultEntry>(
    sql`select result, tube, reason, persons, answers, at from exam_result
        where tenant = ${tenant} and day = ${day} and solved_at is null order by at, tube limit 500`,
  )

/** Results that nobody has claimed yet; the persons of a doubled tube are named as far as the reader may see them. */
export const unmatchedResults = (context: Context, day: string): Promise<UnmatchedResult[]> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const entries = await entriesOf(tx, tenant, day)
    const names = await tx.rows<{ person: string; number: string | null; name: string }>(
      sql`select e.person, e.number, p.name from exam_person e
          join person p on p.tenant = e.tenant and p.person = e.person
          where e.tenant = ${tenant} and e.day = ${day} and e.person = any (${entries.flatMap((e) => e.persons)}::uuid[])`,
    )
    const words = new Map(names.map(({ person, number, name }) => [person, `${number ?? ''} ${name}`.trim()]))
    return entries.map(({ result, tube, reason, persons, answers, at }) => ({
      result_id: result,
      tube,
      reason,
      persons: persons.flatMap((person) => words.get(person) ?? []),
      values: Object.entries(answers).flatMap(([form, of]) =>
        Object.entries(isMap(of) ? of : {}).map(([key, value]) => ({
          label: formOf(form)?.fields[key]?.label ?? key,
          value: String(value),
        })),
      ),
      at,
    }))
  })

/** Gives an unmatched result to a person of the day, or sets it aside, with the reason. */
export const assignResult = (
  context: Context,
  day: string,
  result: string,
  to: { readonly resident_id: string | null; readonly reason: string },
): Promise<{ readonly solved: true } | { readonly findings: readonly Finding[] } | null> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const { tenant, account } = context.scope
      const entry = (await entriesOf(tx, tenant, day)).find((each) => each.result === result)
      const desk = entry && (await openDesk(tx, context, day, [], undefined))
      if (!entry || !desk) return null
      if (to.resident_id !== null) {
        const [owner] = await tx.rows<Owner>(
          sql`select e.person, e.village, p.sex, p.birth_date
              from exam_person e join person p on p.tenant = e.tenant and p.person = e.person
              where e.tenant = ${tenant} and e.day = ${day} and e.person = ${to.resident_id}
                and e.registered_at is not null`,
        )
        if (!owner) return null
        const filed = fileTo(desk, { line: 1, tube: entry.tube, values: entry.answers }, owner)
        if (filed.kind === 'refused') return { findings: filed.findings }
        await storeFiled(tx, context, desk, [filed])
      }
      await tx.run(
        sql`update exam_result set solved_at = ${context.now.toISOString()}, solved_by = ${account},
              solution = ${to.reason} where tenant = ${tenant} and day = ${day} and result = ${result}`,
      )
      await addAudit(tx, context.scope, context.now, {
        action: 'exam.assign',
        object_kind: 'exam_result',
        object_id: result,
        person: to.resident_id,
        outcome: to.resident_id === null ? 'set aside' : 'ok',
      })
      return { solved: true }
    }),
  )
