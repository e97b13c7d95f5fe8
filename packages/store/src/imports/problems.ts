import type { ImportProblem } from '@wangdi/kernel/api/routes/work.ts'
import type { Tx } from '../db.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'

/** What is wrong with one cell of a row. */
export interface RowProblem {
  readonly row: number
  readonly code: string
  readonly severity: ImportProblem['severity']
  readonly field: string
  readonly value: string
  readonly message: string
  /** The row as it stands in the file, by header. */
  readonly cells: Readonly<Record<string, string>>
}

export const addProblemsIn = async (
  tx: Tx,
  tenant: number,
  importId: string,
  problems: readonly RowProblem[],
): Promise<void> => {
  if (problems.length === 0) return
  await tx.run(sql`
    insert into import_problem (tenant, import, row_number, code, severity, field, value, message, cells)
    select ${tenant}, ${importId}, p.row, p.code, p.severity, p.field, p.value, p.message, p.cells
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb)
      as p(row int, code text, severity text, field text, value text, message text, cells jsonb)`)
}

/** Forgets the problems of rows after `row`, so that a repeated batch notes them once. */
export const dropProblemsIn = async (tx: Tx, tenant: number, importId: string, afterRow = 0): Promise<void> => {
  await tx.run(
    sql`delete from import_problem where tenant = ${tenant} and import = ${importId} and row_number > ${afterRow}`,
  )
}

export interface ProblemGroup {
  readonly code: string
  readonly severity: ImportProblem['severity']
  readonly rows: number
  readonly examples: ImportProblem['examples']
}

/** Problems by kind, the most frequent first, three examples of each. */
export const problemGroups = (store: Store, importId: string): Promise<ProblemGroup[]> =>
  store.system('imports', (tx) =>
    tx.rows<ProblemGroup>(sql`
      select code, severity, count(distinct row_number) as rows,
        (array_agg(jsonb_build_object('row', row_number, 'field', field, 'value', value, 'message', message, 'cells', cells)
          order by seq))[1:3] as examples
      from import_problem where tenant = ${store.tenant} and import = ${importId}
      group by code, severity
      order by array_position(array['reject', 'waiting', 'info'], severity), count(*) desc, code`),
  )

const PAGE = 1000

/** All problems of rows that were not taken in whole, row by row, for the error file. */
export async function* problemRows(store: Store, importId: string): AsyncGenerator<RowProblem> {
  for (let after = 0; ; ) {
    const page = await store.system('imports', (tx) =>
      tx.rows<RowProblem & { readonly seq: number }>(sql`
        select seq, row_number as row, code, severity, field, value, message, cells from import_problem
        where tenant = ${store.tenant} and import = ${importId} and seq > ${after} and severity <> 'info'
        order by seq limit ${PAGE}`),
    )
    for (const { seq: _seq, ...problem } of page) yield problem
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.seq
  }
}
