import type { Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import { guardOfRecord, partsOf } from '@wangdi/kernel/record/parts.ts'
import { isEffective, type RecordFact } from '@wangdi/kernel/record/record.ts'
import { factOfVersion, groundFacts, type Loaded } from '../derive/load.ts'
import { packLoaded, rulesVersion, standingOf } from '../derive/person.ts'
import type { Packed } from '../derive/rows.ts'
import type { Ground } from '../ground.ts'
import { type NameKeys, nameKeys } from '../person/keys.ts'
import { identityCells, isValidId, type PersonFacts } from '../person/rows.ts'
import { guardNumber } from '../scope.ts'
import { hashOf, type NewVersion } from '../versions.ts'
import { copyLine } from './copy.ts'
import type { Sheets } from './sheets.ts'

/** A resident that is new to the database, with all their records, versions in order. */
export interface Bundle {
  readonly resident: ResidentLine
  readonly records: readonly RecordLine[]
}

export interface BundleWorld {
  readonly tenant: number
  readonly ground: Ground
  readonly identityKey: Buffer
  readonly today: Day
  /** Stands in where a line has no time of its own. */
  readonly now: string
}

export const factsOfLine = (line: ResidentLine): PersonFacts => ({
  name: line.name,
  sex: line.sex,
  birth_date: line.birth_date,
  id_type: line.id_type,
  id_number: line.id_number,
  residence_type: line.residence_type,
  residence_start_date: line.residence_start_date,
  group: line.group,
  own_phone: line.own_phone,
  contact_name: null,
  contact_phone: null,
  current_address: line.current_address,
  registered_address: line.registered_address,
  record_code: line.record_code,
  legacy_number: line.legacy_number,
  paper_only: line.paper_only,
  opened_to_resident_on: line.opened_to_resident_on,
})

export const versionOfLine = (line: RecordLine, ground: Ground): NewVersion => ({
  record_id: line.record_id,
  version_id: line.version_id,
  base: line.base,
  subject_kind: 'resident',
  subject_id: line.resident_id,
  form: line.form,
  edition: line.edition,
  service_date: line.service_date,
  status: line.status,
  source: line.source,
  fields: line.fields,
  findings_confirmed: line.findings_confirmed,
  reason: line.reason,
  org: line.org_id === null ? null : (ground.unitByCode(line.org_id)?.unit ?? null),
  provider: line.provider_id,
  encounter_id: line.encounter_id,
})

/** The last version of each record, which is its head. */
const headsOf = (records: readonly RecordLine[]): Map<string, RecordLine> =>
  new Map(records.map((line) => [line.record_id, line]))

const inOrder = (a: RecordFact, b: RecordFact): number => {
  if (a.service_date !== b.service_date) return a.service_date < b.service_date ? -1 : 1
  return a.record_id < b.record_id ? -1 : 1
}

const loadedOf = (bundle: Bundle, village: number, { ground, today, now }: BundleWorld): Loaded => {
  const { resident } = bundle
  const facts = factsOfLine(resident)
  const records = [...headsOf(bundle.records).values()]
    .filter(({ status }) => isEffective(status))
    .map((line) => factOfVersion(formOf(line.form), versionOfLine(line, ground), line.recorded_at ?? now))
    .toSorted(inOrder)
  return {
    person: resident.resident_id,
    village,
    merged_into: null,
    revision: 0,
    subject: {
      person: {
        resident_id: resident.resident_id,
        name: facts.name,
        sex: facts.sex,
        birth_date: facts.birth_date,
        village,
        unit: ground.unitOf(village, records[0]?.service_date ?? today),
        residence_type: facts.residence_type,
        residence_start_date: facts.residence_start_date,
        paper_only: facts.paper_only,
        valid_id: isValidId(facts, today),
        opened_to_resident_on: facts.opened_to_resident_on,
      },
      records,
      ...groundFacts(ground),
    },
    merged: [],
  }
}

/** Names repeat; their keys need not be worked out twice. */
export const rememberKeys = (): ((name: string) => NameKeys) => {
  const known = new Map<string, NameKeys>()
  return (name) => {
    const found = known.get(name)
    if (found) return found
    const keys = nameKeys(name)
    if (known.size > 100_000) known.clear()
    known.set(name, keys)
    return keys
  }
}

const writePerson = (
  sheets: Sheets,
  bundle: Bundle,
  loaded: Loaded,
  world: BundleWorld,
  keysOf: (name: string) => NameKeys,
): number => {
  const { tenant, now } = world
  const { person } = loaded.subject
  const facts = factsOfLine(bundle.resident)
  const keys = keysOf(facts.name)
  const standing = standingOf(loaded, world.today)
  const id = identityCells(world.identityKey, facts)
  const opened = bundle.records[0]?.recorded_at ?? now
  const { village } = standing
  sheets
    .of('person')
    .lines.push(
      copyLine([
        ...[tenant, loaded.person, village, standing.unit, facts.name, keys.name_key, keys.pinyin, keys.initials],
        ...[facts.sex, facts.birth_date, facts.group, person.village, person.unit, facts.residence_type],
        ...[facts.residence_start_date, facts.paper_only, person.valid_id ?? false, facts.opened_to_resident_on],
        ...[facts.record_code, standing.state, standing.state_since, standing.residence, standing.last_service],
        ...[null, standing.moves_on, rulesVersion, opened],
      ]),
    )
  const { id_type, legacy_number, own_phone, current_address, registered_address } = facts
  sheets
    .of('identity')
    .lines.push(
      copyLine([tenant, loaded.person, village, id_type, id.id_number, legacy_number, id.blind, id.tail4, true]),
    )
  sheets
    .of('contact')
    .lines.push(copyLine([tenant, loaded.person, village, own_phone, null, null, current_address, registered_address]))
  for (const { alias, kind } of bundle.resident.aliases)
    sheets.of('person_alias').lines.push(copyLine([tenant, alias, loaded.person, village, kind]))
  return village
}

const writeVersions = (sheets: Sheets, bundle: Bundle, loaded: Loaded, village: number, world: BundleWorld): void => {
  const { tenant, ground, now } = world
  const counts = new Map<string, number>()
  for (const line of bundle.records) {
    counts.set(line.record_id, (counts.get(line.record_id) ?? 0) + 1)
    const form = formOf(line.form)
    if (!form) throw new Error(`unknown form ${line.form}`)
    const version = versionOfLine(line, ground)
    const hash = hashOf(version)
    for (const [guard, fields] of partsOf(form, line.fields))
      sheets
        .of('record_version')
        .lines.push(
          copyLine([
            ...[tenant, line.version_id, guardNumber(guard), line.record_id, line.resident_id, village, line.base],
            ...[line.edition, line.service_date, line.status, JSON.stringify(fields)],
            ...[JSON.stringify(line.findings_confirmed), line.reason, line.source, version.org, version.provider],
            ...[line.encounter_id, hash, line.recorded_at ?? now],
          ]),
        )
  }
  const life = lifeOf(loaded.subject)
  for (const line of headsOf(bundle.records).values()) {
    const form = formOf(line.form)
    if (!form) continue
    const version = versionOfLine(line, ground)
    const place = life.placeAt(line.service_date)
    sheets
      .of('record')
      .lines.push(
        copyLine([
          ...[
            tenant,
            line.record_id,
            'resident',
            line.resident_id,
            village,
            guardNumber(guardOfRecord(form, line.fields)),
          ],
          ...[form.programme, line.form, line.edition, line.service_date, line.status, line.version_id],
          ...[counts.get(line.record_id) ?? 1, line.source, version.org, version.provider, line.encounter_id],
          ...[place.village, place.unit, line.recorded_at ?? now, false],
        ]),
      )
  }
}

/** Adds the rows of a derivation to the sheets. */
export const writePacked = (sheets: Sheets, tenant: number, packed: Packed): void => {
  for (const row of packed.status) sheets.status(String(row[3]).slice(0, 4)).lines.push(copyLine([tenant, ...row]))
  for (const row of packed.event) sheets.of('event').lines.push(copyLine([tenant, ...row]))
  for (const row of packed.due) sheets.of('due').lines.push(copyLine([tenant, ...row]))
}

/** All rows of a new resident, as saves would have left them; answers the village of today. */
export const writeBundle = (
  sheets: Sheets,
  bundle: Bundle,
  world: BundleWorld,
  keysOf: (name: string) => NameKeys,
): number => {
  const first = world.ground.areaByCode(bundle.resident.village)
  if (first?.level !== 'village') throw new Error(`resident of an unknown village ${bundle.resident.village}`)
  const loaded = loadedOf(bundle, first.area, world)
  const village = writePerson(sheets, bundle, loaded, world, keysOf)
  writeVersions(sheets, bundle, loaded, village, world)
  writePacked(sheets, world.tenant, packLoaded(loaded, village, world.ground))
  return village
}
