import { writeTime } from '@wangdi/kernel/exchange/column.ts'
import type { BaseLine, ExchangeLine, RecordLine, ResidentLine, UnitLine } from '@wangdi/kernel/exchange/line.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import type { Tx } from '../db.ts'
import { type Ground, groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { type Sql, sql } from '../sql.ts'
import { areaLines, baseLines, unitLines } from './export/ground.ts'
import { householdLines } from './export/households.ts'

type ResidentRow = Omit<ResidentLine, 'kind' | 'village'> & { readonly first_village: number }

const residentPage = (tenant: number, after: string, limit: number): Sql =>
  sql`select p.person as resident_id, p.name, p.sex, p.birth_date, i.id_type, i.id_number, p.first_village,
        p.residence_type, p.residence_start_date, c.current_address, c.registered_address, c.own_phone,
        p.group_name as "group", p.record_code, p.paper_only, p.opened_to_resident_on, i.legacy_number,
        coalesce((select jsonb_agg(jsonb_build_object('alias', a.alias, 'kind', a.kind) order by a.alias)
          from person_alias a where a.tenant = p.tenant and a.person = p.person and a.kind not in ('merged', 'code')), '[]')
          as aliases
      from person p
      join identity i on i.tenant = p.tenant and i.person = p.person
      join contact c on c.tenant = p.tenant and c.person = p.person
      where p.tenant = ${tenant} and p.person > ${after} order by p.person limit ${limit}`

const residentLine = ({ first_village, ...row }: ResidentRow, ground: Ground): ResidentLine => ({
  kind: 'resident',
  ...row,
  village: ground.areaOf(first_village)?.code ?? '',
})

interface PartRow extends Omit<RecordLine, 'kind' | 'org_id' | 'fields' | 'recorded_at'> {
  readonly org: number | null
  readonly fields: Values
  readonly recorded_at: string
}

const recordParts = (tenant: number, persons: readonly string[]): Sql =>
  sql`select v.record as record_id, v.version as version_id, v.base, v.subject as resident_id, r.form, v.edition,
        v.service_date, v.status, v.source, v.org, v.provider as provider_id, v.recorded_at, v.encounter as encounter_id,
        v.findings_confirmed, v.reason, v.fields
      from record r
      join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.record = r.record
      where r.tenant = ${tenant} and r.subject_kind = 'resident' and r.subject = any (${persons}::uuid[])
      order by r.subject, r.service_date, r.record, v.recorded_at, v.version, v.data_class`

/** Parts of one version follow each other: together they are the version that was written. */
const recordLines = (parts: readonly PartRow[], ground: Ground): Map<string, RecordLine[]> => {
  const lines = [...Map.groupBy(parts, ({ version_id }) => version_id).values()].map((of): RecordLine => {
    const [{ org, ...first }] = of
    return {
      kind: 'record',
      ...first,
      fields: joinParts(
        formOf(first.form),
        of.map(({ fields }) => fields),
      ),
      recorded_at: writeTime(Date.parse(first.recorded_at)),
      org_id: org === null ? null : (ground.unitById(org)?.code ?? null),
    }
  })
  return Map.groupBy(lines, ({ resident_id }) => resident_id)
}

const PAGE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

interface Page {
  readonly lines: readonly ExchangeLine[]
  readonly after: string | null
}

const readPage = async (tx: Tx, store: Store, after: string): Promise<Page> => {
  const ground = await groundOf(store, tx)
  const residents = await tx.rows<ResidentRow>(residentPage(store.tenant, after, PAGE))
  const ids = residents.map(({ resident_id }) => resident_id)
  const records = recordLines(await tx.rows<PartRow>(recordParts(store.tenant, ids)), ground)
  return {
    lines: residents.flatMap((row) => [residentLine(row, ground), ...(records.get(row.resident_id) ?? [])]),
    after: residents.at(-1)?.resident_id ?? null,
  }
}

const groundLines = (store: Store): Promise<(ExchangeLine | UnitLine | BaseLine)[]> =>
  store.system('export', async (tx) => {
    const ground = await groundOf(store, tx)
    const [areas, units, bases] = await Promise.all([
      areaLines(tx, store.tenant, ground),
      unitLines(tx, store.tenant, ground),
      baseLines(tx, store.tenant, ground),
    ])
    return [...areas, ...units, ...bases]
  })

/**
 * Everything as lines of the exchange format: the ground first, each resident followed by all versions of its records
 * in order, households last. Read page by page; saves made meanwhile may or may not be in it.
 */
export async function* exportLines(store: Store): AsyncGenerator<ExchangeLine> {
  yield* await groundLines(store)
  for (let after: string | null = FIRST; after !== null; ) {
    const from: string = after
    const page: Page = await store.system('export', (tx) => readPage(tx, store, from))
    yield* page.lines
    after = page.after
  }
  for (let after: string | null = FIRST; after !== null; ) {
    const from: string = after
    const page = await store.system('export', async (tx) =>
      householdLines(tx, store.tenant, await groundOf(store, tx), from, PAGE),
    )
    yield* page.lines
    after = page.after
  }
}
