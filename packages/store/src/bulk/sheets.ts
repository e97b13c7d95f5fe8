import { tables } from '../derive/rows.ts'
import { type Sheet, sheet } from './copy.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

const derived = (name: keyof typeof tables): string[] => ['tenant', ...tables[name].columns.map(([column]) => column)]

/** Columns of each table in the order in which bulk rows are written. */
export const columnsOf = {
  person: words(`tenant person village unit name name_key pinyin initials sex birth_date group_name first_village
    first_unit residence_type residence_start_date paper_only valid_id opened_to_resident_on record_code state
    state_since residence last_service merged_into moves_on rules created_at`),
  identity: words('tenant person village id_type id_number legacy_number blind tail4 live'),
  contact: words('tenant person village own_phone contact_name contact_phone current_address registered_address'),
  person_alias: words('tenant alias person village kind'),
  record: words(`tenant record subject_kind subject village data_class programme form edition service_date status head
    versions source org provider encounter service_village service_unit recorded_at open_block`),
  record_version: words(`tenant version data_class record subject village base edition service_date status fields
    findings_confirmed reason source org provider encounter hash recorded_at`),
  household: words('tenant household village address phone head fields archived changed_at'),
  household_member: words('tenant household person village relation joined left_on'),
  status: derived('status'),
  event: derived('event'),
  due: derived('due'),
} as const

/** Sheets of one batch: one for each table, status one a year because it is loaded into its partitions. */
export interface Sheets {
  readonly of: (table: Exclude<keyof typeof columnsOf, 'status'>) => Sheet
  readonly status: (year: string) => Sheet
  readonly all: () => readonly Sheet[]
}

/** `names` tells the real names of the tables, e.g. those of a rebuild under way. */
export const newSheets = (names: { readonly status: string; readonly event: string; readonly due: string }): Sheets => {
  const others = new Map<string, Sheet>(
    (Object.keys(columnsOf) as (keyof typeof columnsOf)[])
      .filter((table) => table !== 'status')
      .map((table) => [table, sheet(table in names ? names[table as 'event'] : table, columnsOf[table])]),
  )
  const years = new Map<string, Sheet>()
  const of = (table: string): Sheet => {
    const found = others.get(table)
    if (!found) throw new Error(`no sheet ${table}`)
    return found
  }
  return {
    of,
    status: (year) => {
      const found = years.get(year) ?? sheet(`${names.status}_y${year}`, columnsOf.status)
      years.set(year, found)
      return found
    },
    all: () => [...others.values(), ...years.values()],
  }
}

export const tableNames = { status: 'status', event: 'event', due: 'due' } as const
