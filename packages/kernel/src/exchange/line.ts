import {
  answers,
  areaCode,
  bool,
  type Column,
  day,
  type LineOf,
  list,
  oneOf,
  or,
  orNull,
  shaped,
  text,
  time,
  uuid,
  whole,
} from './column.ts'

/*
 * The lines of the exchange format (docs/exchange-format.md): one JSON object a line. The order of the keys here is
 * the order in which they are written.
 */

const unitKinds = [
  'bureau',
  'guidance',
  'cdc',
  'mch',
  'mental',
  'tb',
  'supervision',
  'hospital',
  'centre',
  'station',
] as const

/** Kinds of population bases (统计人口口径). */
export const baseKinds = [
  'PB-STAT',
  'PB-CENSUS',
  'PB-HUJI',
  'PB-FP',
  'PB-FUND',
  'PB-ASSESS',
  'PB-REG',
  'PB-LB',
  'PB-EST',
  'PB-TASK',
  'PB-IN',
  'PB-OUT',
  'PB-GRID',
  'PB-EST65',
] as const

const environment = {
  env_kitchen: orNull(text(2)),
  env_fuel: orNull(text(2)),
  env_water: orNull(text(2)),
  env_toilet: orNull(text(2)),
  env_livestock: orNull(text(2)),
}

const area = {
  kind: oneOf('area'),
  code: areaCode,
  name: text(50),
  level: oneOf('province', 'prefecture', 'county', 'township', 'village', 'grid'),
  parent: orNull(areaCode),
  record_segment: orNull(text(3)),
  rural: or(bool, true),
  valid_from: day,
  valid_to: orNull(day),
  replaced_by: orNull(areaCode),
}

const served = shaped({ area: areaCode, from: orNull(day), to: orNull(day) })
/** An area that a unit serves; the bare code means: since ever and still. */
export type Served = LineOf<{ area: typeof areaCode; from: Column<string | null>; to: Column<string | null> }>

const serves: Column<Served> = {
  read: (value, path) => served.read(typeof value === 'string' ? { area: value } : value, path),
}

const unit = {
  kind: oneOf('unit'),
  code: text(32),
  name: text(100),
  unit_kind: oneOf(...unitKinds),
  parent: orNull(text(32)),
  area: orNull(areaCode),
  serves: or(list(serves), []),
  valid_from: orNull(day),
  valid_to: orNull(day),
}

const resident = {
  kind: oneOf('resident'),
  resident_id: uuid,
  name: text(50),
  sex: oneOf('1', '2', '9', '0'),
  birth_date: orNull(day),
  id_type: oneOf('01', '02', '03', '04', '05', '06', '07', '99', 'P0', 'P1', 'P2', 'P3'),
  id_number: orNull(text(30)),
  /** Village on the first day; moves are records of the form rec_transfer. */
  village: areaCode,
  residence_type: oneOf('1', '2'),
  residence_start_date: orNull(day),
  current_address: orNull(text(200)),
  registered_address: orNull(text(200)),
  own_phone: orNull(text(20)),
  group: orNull(text(50)),
  record_code: orNull(text(17)),
  paper_only: or(bool, false),
  opened_to_resident_on: orNull(day),
  legacy_number: orNull(text(30)),
  aliases: or(list(shaped({ alias: text(64), kind: text(16) })), []),
}

const household = {
  kind: oneOf('household'),
  household_id: uuid,
  village: areaCode,
  address: text(200),
  phone: orNull(text(20)),
  head: orNull(uuid),
  members: or(list(shaped({ resident_id: uuid, relation_to_head: text(2), joined: day, left: orNull(day) }), 200), []),
  ...environment,
  economic_note: orNull(text(200)),
  special_family: or(list(text(20), 50), []),
  archived: or(bool, false),
}

const record = {
  kind: oneOf('record'),
  record_id: uuid,
  version_id: uuid,
  base: or(list(uuid, 16), []),
  resident_id: uuid,
  form: text(32),
  edition: text(32),
  service_date: day,
  status: or(oneOf('draft', 'submitted', 'reviewed', 'voided'), 'submitted'),
  source: or(oneOf('1', '2', '3', '4'), '2'),
  org_id: orNull(text(32)),
  provider_id: orNull(text(64)),
  recorded_at: orNull(time),
  encounter_id: orNull(uuid),
  findings_confirmed: or(list(shaped({ code: text(64), field: text(128), reason: text(200) }), 500), []),
  reason: orNull(text(500)),
  fields: answers,
}

const base = {
  kind: oneOf('base'),
  id: uuid,
  version: or(whole(1, 10_000), 1),
  base_kind: oneOf(...baseKinds),
  area: areaCode,
  ref_date: day,
  applies_from: day,
  applies_to: day,
  sex: orNull(oneOf('1', '2')),
  age_from: orNull(whole(0, 2000)),
  age_to: orNull(whole(0, 2000)),
  value: whole(0, 2_000_000_000),
  source_org: text(100),
  source_doc: text(200),
  source_date: day,
  status: or(oneOf('draft', 'approved', 'superseded'), 'approved'),
}

export type AreaLine = LineOf<typeof area>
export type UnitLine = LineOf<typeof unit>
export type ResidentLine = LineOf<typeof resident>
export type HouseholdLine = LineOf<typeof household>
export type RecordLine = LineOf<typeof record>
export type BaseLine = LineOf<typeof base>
export type ExchangeLine = AreaLine | UnitLine | ResidentLine | HouseholdLine | RecordLine | BaseLine
export type LineKind = ExchangeLine['kind']

/** The reader of each kind of line, in the order in which lines of a file stand. */
export const lineColumns: { readonly [K in LineKind]: Column<Extract<ExchangeLine, { kind: K }>> } = {
  area: shaped(area),
  unit: shaped(unit),
  base: shaped(base),
  resident: shaped(resident),
  household: shaped(household),
  record: shaped(record),
}

/** The keys of each kind in writing order. */
export const lineKeys: { readonly [K in LineKind]: readonly string[] } = {
  area: Object.keys(area),
  unit: Object.keys(unit),
  base: Object.keys(base),
  resident: Object.keys(resident),
  household: Object.keys(household),
  record: Object.keys(record),
}
