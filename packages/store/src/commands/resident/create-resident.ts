import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import { normalise } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding, worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { v7 } from 'uuid'
import { addAudit } from '../../audit.ts'
import { type Context, todayOf } from '../../context.ts'
import { againIfOvertaken, type WriteTx } from '../../db.ts'
import { groundFacts, type Loaded } from '../../derive/load.ts'
import { derivePersons } from '../../derive/person.ts'
import { type Area, type Ground, groundOf } from '../../ground.ts'
import { duplicateId, holderOf, namesakes, possibleDuplicate, shownTwins, type Twin } from '../../person/duplicates.ts'
import { factsFrom, noFacts } from '../../person/facts.ts'
import { insertPerson, type PersonFacts } from '../../person/rows.ts'
import { sql } from '../../sql.ts'
import { type Confirmed, type NewVersion, withEnvelope } from '../../versions.ts'
import { mayStore } from '../judge.ts'
import { putVersion } from '../put-version.ts'
import { takeRecordCode } from './record-code.ts'
import { joinHousehold } from './save-household.ts'

export interface Registration {
  readonly resident_id: string
  readonly village: string
  readonly group?: string | null
  readonly residence_start_date?: string | null
  readonly personal_form: 'rec_personal' | 'child_basic_info'
  readonly cover: Readonly<Record<string, unknown>>
  readonly personal: Readonly<Record<string, unknown>>
  readonly household_id?: string | null
  readonly relation_to_head?: string | null
  readonly confirmed?: readonly Confirmed[]
  readonly dry_run?: boolean
}

export interface Registered {
  readonly outcome: 'created' | 'findings' | 'duplicate' | 'dry_run' | 'out_of_scope'
  readonly resident_id: string
  readonly record_code: string | null
  readonly findings: readonly Finding[]
  readonly possible_duplicates: readonly {
    readonly resident_id: string | null
    readonly name: string
    readonly unit_name: string
    readonly state: string
  }[]
}

interface Opening {
  readonly context: Context
  readonly ground: Ground
  readonly village: Area
  readonly input: Registration
  readonly forms: readonly [Form, Form]
  readonly answers: readonly [Values, Values]
  readonly opened: Day
  readonly facts: PersonFacts
}

const prepare = (context: Context, ground: Ground, village: Area, input: Registration): Opening => {
  const [cover, personal] = [formOf('rec_cover'), formOf(input.personal_form)]
  if (!cover || !personal) throw new Error('the forms of the health record are missing')
  const answers = [normalise(cover, input.cover as Values), normalise(personal, input.personal as Values)] as const
  const opened = (cover.dateKey && parseDay(answers[0][cover.dateKey])) || todayOf(context)
  const stated = factsFrom(personal, answers[1], factsFrom(cover, answers[0], noFacts))
  const residence_start_date = input.residence_start_date ? parseDay(input.residence_start_date) : null
  const facts = { ...stated, group: input.group ?? null, residence_start_date }
  return { context, ground, village, input, forms: [cover, personal], answers, opened, facts }
}

/** Both forms are judged with the facts that the other one states. */
const judgeForms = ({ context, ground, village, forms, answers, opened, facts }: Opening): Finding[] => {
  const township = village.parent === null ? null : ground.areaOf(village.parent)
  const around = {
    today: todayOf(context),
    rural: village.rural,
    village_name: village.name,
    township_name: township?.name,
    org_name: ground.unitById(context.unit ?? 0)?.name,
    settings: ground.settings,
    ...(facts.birth_date && { birth_date: facts.birth_date }),
    ...(facts.residence_type && { earlier: { rec_personal: { residence_type: facts.residence_type } } }),
  }
  const provider = context.name ?? null
  return forms.flatMap((form, at) => validate(form, withEnvelope(form, answers[at], opened, provider), around))
}

const versionOf = ({ context, input, opened, forms, answers }: Opening, at: 0 | 1): NewVersion => ({
  record_id: v7(),
  version_id: v7(),
  base: [],
  subject_kind: 'resident',
  subject_id: input.resident_id,
  form: forms[at].id,
  edition: forms[at].edition,
  service_date: opened,
  status: 'submitted',
  source: '1',
  fields: answers[at],
  findings_confirmed: input.confirmed ?? [],
  reason: null,
  org: context.unit ?? null,
  provider: context.name ?? null,
  encounter_id: null,
})

const newborn = ({ ground, village, input, facts, opened }: Opening, unit: number): Loaded => ({
  person: input.resident_id,
  village: village.area,
  merged_into: null,
  revision: 0,
  subject: {
    person: { ...facts, resident_id: input.resident_id, village: village.area, unit },
    records: [],
    ...groundFacts(ground),
    since: opened,
  },
  merged: [],
})

const store = async (tx: WriteTx, opening: Opening): Promise<string | null> => {
  const { context, ground, village, input, facts, opened } = opening
  const { scope, store: db } = context
  const today = todayOf(context)
  const unit = ground.unitOf(village.area, opened) || (context.unit ?? 0)
  const record_code = await takeRecordCode(tx, scope.tenant, village)
  if (record_code === null) return null
  const row = { person: input.resident_id, village: village.area, unit, today, now: context.now.toISOString() }
  await tx.asApp(() => insertPerson(tx, scope.tenant, db.identityKey, { ...row, facts: { ...facts, record_code } }))
  for (const at of [0, 1] as const)
    await putVersion(tx, context, newborn(opening, unit), opening.forms[at], versionOf(opening, at), [])
  if (input.household_id)
    await joinHousehold(tx, context, input.household_id, input.resident_id, input.relation_to_head ?? '8', village.area)
  await derivePersons(tx, scope.tenant, ground, [input.resident_id], today)
  await addAudit(tx, scope, context.now, {
    action: 'resident.register',
    object_kind: 'resident',
    object_id: input.resident_id,
    person: input.resident_id,
    outcome: 'created',
  })
  return record_code
}

const existing = (tx: WriteTx, tenant: number, person: string) =>
  tx.maybe<{ record_code: string | null; village: number }>(
    sql`select record_code, village from person where tenant = ${tenant} and person = ${person}`,
  )

const exhausted = finding(
  'REQUIRED',
  'record_code',
  '该村（居）委会的档案序号已用到 99999，请联系县管理员增设 901～999 段',
)

const decide = async (tx: WriteTx, opening: Opening): Promise<Registered> => {
  const { context, input, facts } = opening
  const { tenant, villages } = context.scope
  // The number is looked up last: whoever registered the same person a moment ago is then known by it.
  const [twins, holder] = await Promise.all([
    namesakes(tx, tenant, facts, input.resident_id),
    holderOf(tx, tenant, context.store.identityKey, facts, input.resident_id),
  ])
  const shown: readonly Twin[] =
    holder && !twins.some(({ person }) => person === holder.person) ? [holder, ...twins] : twins
  const found = judgeForms(opening)
  const findings = [
    ...found,
    ...(holder ? [duplicateId(holder)] : []),
    ...(!holder && twins.length > 0 ? [possibleDuplicate(twins)] : []),
  ]
  const answer = (
    outcome: Registered['outcome'],
    record_code: string | null = null,
    more: Finding[] = [],
  ): Registered => ({
    outcome,
    resident_id: input.resident_id,
    record_code,
    findings: [...findings, ...more],
    possible_duplicates: shownTwins(shown, villages),
  })
  if (input.dry_run) return answer('dry_run')
  if (holder && worst(found) !== 'reject') return answer('duplicate')
  if (!mayStore('submitted', findings, input.confirmed ?? [])) return answer('findings')
  const record_code = await store(tx, opening)
  return record_code === null ? answer('findings', null, [exhausted]) : answer('created', record_code)
}

const register = async (tx: WriteTx, context: Context, input: Registration): Promise<Registered> => {
  const ground = await groundOf(context.store, tx)
  const none = { resident_id: input.resident_id, record_code: null, findings: [], possible_duplicates: [] }
  const village = ground.areaByCode(input.village)
  if (village?.level !== 'village' || !context.scope.villages.includes(village.area))
    return { ...none, outcome: 'out_of_scope' }
  const before = await existing(tx, context.scope.tenant, input.resident_id)
  if (before)
    return context.scope.villages.includes(before.village)
      ? { ...none, outcome: 'created', record_code: before.record_code }
      : { ...none, outcome: 'out_of_scope' }
  return decide(tx, prepare(context, ground, village, input))
}

/**
 * Registers a resident: identity, cover and basic information in one act, with the 17-digit code given out. The same
 * resident id sent again answers as before and adds nothing.
 */
export const createResident = (context: Context, input: Registration): Promise<Registered> =>
  againIfOvertaken(() => context.store.write(context.scope, (tx) => register(tx, context, input)))
