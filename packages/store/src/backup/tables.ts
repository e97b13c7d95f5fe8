/** A table of a backup with its columns; the order respects references. */
export interface Saved {
  readonly table: string
  readonly columns: readonly string[]
}

const saved = (table: string, columns: string): Saved => ({
  table,
  columns: ['tenant', ...columns.trim().split(/\s+/)],
})

/**
 * What a backup holds: everything that was entered. Derived rows are rebuilt, sessions end, and the blind index is made
 * anew under the key of the place of restoring.
 */
export const backupTables: readonly Saved[] = [
  saved('meta', 'key value'),
  saved('setting', 'key value changed_at changed_by'),
  saved('area', 'area valid_from valid_to code name level parent record_segment rural replaced_by'),
  saved('unit', 'unit code name kind parent area valid_from valid_to'),
  saved('unit_area', 'area unit valid_from valid_to'),
  saved(
    'account',
    `account login name password_hash must_change state failures locked_until last_sign_in created_at created_by`,
  ),
  saved('post', 'post account role unit programmes areas valid_from valid_to granted_by'),
  saved('audit', 'id at account post action object_kind object_id person outcome detail data_class'),
  saved('job', 'job kind title account state done total message link started_at finished_at'),
  saved('import_run', 'import account post scope file target state view created_at finished_at'),
  saved('import_problem', 'import seq row_number code severity field value message cells'),
  saved('import_mapping', 'header_hash target mapping remembered_on account'),
  saved(
    'base',
    `base version kind area ref_date applies_from applies_to sex age_from age_to value source_org source_doc source_date
     status entered_by entered_at`,
  ),
  saved(
    'person',
    `person village unit name name_key pinyin initials sex birth_date group_name first_village first_unit residence_type
     residence_start_date paper_only valid_id opened_to_resident_on record_code state state_since residence last_service
     merged_into moves_on revision rules created_at`,
  ),
  saved('identity', 'person village id_type id_number legacy_number tail4 live'),
  saved('contact', 'person village own_phone contact_name contact_phone current_address registered_address'),
  saved('person_alias', 'alias person village kind'),
  saved('named_person', 'person data_class unit valid_from valid_to assigned_by assigned_at'),
  saved('glass', `glass account post person reason note for_treatment opened_at hours verdict reviewed_by reviewed_at`),
  saved('record_serial', 'prefix serial'),
  saved('household', 'household village address phone head fields archived changed_at'),
  saved('household_member', 'household person village relation joined left_on'),
  saved(
    'record',
    `record subject_kind subject village data_class programme form edition service_date status head versions source org
     provider encounter service_village service_unit recorded_at open_block`,
  ),
  saved(
    'record_version',
    `version data_class record subject village base edition service_date status fields findings_confirmed reason source
     org provider encounter author post hash recorded_at`,
  ),
  saved('finding', 'record seq subject village data_class code severity category field message rule found_at'),
  saved('draft', 'draft account subject village data_class form "values" saved_at'),
  saved('campaign', 'campaign kind name organiser villages start_date end_date task state created_at created_by'),
  saved('campaign_run', 'campaign run villages rule as_of considered found left_out at'),
  saved('target', 'campaign person village run source eligible_at_run eligible_at_visit state version changed_at'),
  saved('target_change', 'campaign person version village state on_date reason account at'),
  saved('exam_day', 'day campaign unit name place on_date villages stations state created_at created_by'),
  saved('exam_device', 'day device villages serial letter station operator given joined_at'),
  saved(
    'exam_person',
    `day person village walk_in number device registered_at fasting note required asked encounter records last_at
     handed_in_at`,
  ),
  saved('exam_part', 'day save key person village data_class value tube station device chosen at received_at account'),
  saved('exam_pass', 'day station person village state reason from_at first_at at save'),
  saved(
    'exam_alarm',
    `day alarm person village data_class keys words station device at received_by received_at called closed_by closed_at
     note`,
  ),
  saved('exam_result', 'day result villages tube reason persons answers at solved_at solved_by solution'),
]

/** Tables whose rows the owner may load only while row security does not bind the owner. */
export const securedTables = [
  'audit',
  'person',
  'identity',
  'contact',
  'person_alias',
  'named_person',
  'glass',
  'household',
  'household_member',
  'record',
  'record_version',
  'finding',
  'draft',
  'campaign',
  'campaign_run',
  'target',
  'target_change',
  'exam_day',
  'exam_device',
  'exam_person',
  'exam_part',
  'exam_pass',
  'exam_alarm',
  'exam_result',
] as const

/** Numbers that the database gives out itself. */
export const sequences = [
  ['audit', 'id'],
  ['import_problem', 'seq'],
] as const

/** First line of a backup. */
export interface Header {
  readonly wangdi: 'backup'
  readonly version: 1
  readonly tenant: number
  readonly made_at: string
}
/** Line before the rows of a table, which end with a line `\.`. */
export interface TableLine {
  readonly table: string
  readonly columns: readonly string[]
}
/** Last line: how many rows each table had. A file without it is not whole. */
export interface EndLine {
  readonly end: true
  readonly rows: Readonly<Record<string, number>>
}
