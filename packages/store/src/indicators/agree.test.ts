import { evaluate, type PersonRows } from '@wangdi/kernel/indicator/evaluate.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaveRecord } from '../commands/save-record.ts'
import { loadSubjects } from '../derive/load.ts'
import { deriveLoaded } from '../derive/merge.ts'
import { type County, openCounty, register, stored, today, villageCodes, villageNumber } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { groundOf } from '../ground.ts'
import { sql } from '../sql.ts'
import { figurePage } from './page.ts'
import { readPeriod } from './period.ts'
import { figureArea, groupsOf, partsOf } from './scope.ts'
import { countFigures, planFor } from './value.ts'

const glucoseCard = (person: string, on: string): SaveRecord => ({
  ...enrolment(person, on),
  form: 'dm_enrol',
  fields: {
    enrol_date: on,
    diagnosis_date: '2015-01',
    diagnosis_org: '县人民医院',
    diagnosis_type: '2',
    source_of_case: '3',
    fpg_at_enrol: '8.2',
    treatment_at_enrol: ['2'],
    complications_at_enrol: ['1'],
    consent_informed: '1',
  },
})

const glucoseVisit = (person: string, on: string, fpg: string | null, more: SaveRecord['fields'] = {}): SaveRecord => {
  const { salt_now, salt_target, ...shared } = visit(person, on, 124, 76).fields
  const glucose = fpg === null ? { fpg_not_done_reason: '1' } : { fpg, fpg_sample: '1' }
  return {
    ...visit(person, on),
    form: 'dm_followup',
    fields: {
      ...shared,
      ...glucose,
      foot_pulse: '1',
      staple_now: 250,
      staple_target: 250,
      hypoglycaemia: '1',
      ...more,
    },
  }
}

const glucoseScreening = (person: string, on: string, fpg: string): SaveRecord => ({
  ...enrolment(person, on),
  record_id: v7(),
  form: 'dm_screen',
  fields: {
    screen_date: on,
    channel: '1',
    risk_prediabetes: '1',
    risk_inactive: '2',
    risk_family: '1',
    risk_htn: '1',
    risk_lipid: '1',
    risk_ascvd: '1',
    risk_drug: '1',
    fpg,
    fasting_hours: '10.0',
    sample: '2',
    typical_symptoms: '1',
  },
})

const hba1c = { hba1c: '6.8', hba1c_date: '2026-04-01' }

/** What happened to the people of the test, by order. */
const lives: readonly ((person: string) => readonly SaveRecord[])[] = [
  (id) => [
    glucoseCard(id, '2025-02-10'),
    glucoseVisit(id, '2026-01-15', '6.2'),
    glucoseVisit(id, '2026-04-10', '6.4', hba1c),
  ],
  (id) => [glucoseCard(id, '2025-02-10'), glucoseVisit(id, '2026-01-15', '6.2'), glucoseVisit(id, '2026-04-10', '8.4')],
  (id) => [glucoseCard(id, '2025-02-10'), glucoseVisit(id, '2026-04-10', null, { next_date: '2026-04-24' })],
  (id) => [
    enrolment(id, '2025-02-10'),
    glucoseCard(id, '2025-02-10'),
    visit(id, '2026-04-10', 124, 76),
    glucoseVisit(id, '2026-04-10', '3.8', {
      referral: '2',
      referral_reason: '低血糖',
      referral_org_dept: '县医院内分泌科',
    }),
  ],
  (id) => [glucoseScreening(id, '2026-03-01', '6.3')],
  (id) => [glucoseScreening(id, '2025-03-01', '6.3')],
  (id) => [enrolment(id, '2026-02-10'), visit(id, '2026-02-10', 150, 95), visit(id, '2026-02-20', 130, 80)],
  () => [],
]

/** Doubts that a doctor would confirm. */
const confirmed = ['REQUIRED', 'UNUSUAL_VALUE', 'NEXT_LATER_THAN_RULE', 'CROSS_FIELD', 'BACKDATE'].flatMap((code) =>
  ['fpg', 'service_date', 'next_date', 'sbp'].map((field) => ({ code, field, reason: '已核对' })),
)

let county: County
const people: string[] = []
beforeAll(async () => {
  county = await openCounty()
  for (const [n, life] of lives.entries()) {
    const birth = `19${50 + n}-03-01`
    const person = await register(county, { birth, order: n * 2 + 1, village: villageCodes[n % 4], diseases: ['3'] })
    people.push(person)
    for (const input of life(person)) await stored(county.context(), { ...input, findings_confirmed: confirmed })
  }
})
afterAll(() => county.drop())

/** Everyone's rows as the rules alone derive them. */
const derived = (): Promise<PersonRows[]> =>
  county.store.system('test', async (tx) => {
    const loaded = await loadSubjects(tx, 1, await groundOf(county.store, tx), people)
    return [...loaded.values()].map((one) => ({ person: one.person, rows: deriveLoaded(one) }))
  })

test('每个指标的每个口径，SQL数出的与逐人推算的相同', async () => {
  const rows = await derived()
  const period = readPeriod({}, today)
  if ('code' in period) throw new Error(period.code)
  let seen = 0
  for (const indicator of indicators.filter(({ programme }) =>
    programmes.some((one) => one.id === programme && !one.dataClass),
  )) {
    const page = await figurePage(county.context(), indicator.id, 'default', {})
    if ('code' in page) throw new Error(`${indicator.id}: ${page.code}`)
    for (const variant of indicator.variants) {
      const printed = page.variants.find(({ id }) => id === variant.id)?.value
      const plan = planFor({ indicator, variant }, period)
      const told = evaluate(plan, programmes, rows, { villages: null, base: () => null })
      const about = `${indicator.id}/${variant.id}`
      if (plan.numerator.from !== 'base') expect([about, printed?.numerator]).toEqual([about, told.numerator])
      if (plan.denominator && plan.denominator.from !== 'base')
        expect([about, printed?.denominator]).toEqual([about, told.denominator])
      seen += (told.numerator ?? 0) > 0 ? 1 : 0
    }
  }
  expect(seen).toBeGreaterThan(20)
})

test('全区与各部分一次数出，与分开数的相同；在两个乡镇都有事件的人，全区只数一次', async () => {
  const [someone] = people
  const [first, last] = [villageCodes[0], villageCodes[villageCodes.length - 1]].map(villageNumber)
  await county.store.system('test', (tx) =>
    tx.rows(sql`insert into event (tenant, person, programme, episode, kind, day, record, recorded_at, village, unit,
        data_class, rules, flags)
      select 1, ${someone}::uuid, 'old', '', 'exam', '2026-05-01'::date + n, ${v7()}::uuid, now(),
        (array[${first}::int, ${last}::int])[n], 1, 1, 1, 9223372036854775807
      from generate_series(1, 2) n`),
  )
  const context = county.context()
  await county.store.system('test', async (tx) => {
    const ground = await groundOf(county.store, tx)
    const period = readPeriod({}, today)
    const at = figureArea(context, ground, undefined)
    if ('code' in period || !at) throw new Error('no area')
    const wanted = indicators.flatMap((indicator) => indicator.variants.map((variant) => ({ indicator, variant })))
    const { area } = at.area
    const [both, whole, parts] = await Promise.all([
      countFigures(tx, 1, ground, wanted, period, partsOf(context, ground, at.area, at.children), area),
      countFigures(tx, 1, ground, wanted, period, groupsOf(context, ground, [at.area])),
      countFigures(tx, 1, ground, wanted, period, groupsOf(context, ground, at.children)),
    ])
    let twice = 0
    for (const one of wanted) {
      const about = `${one.indicator.id}/${one.variant.id}`
      expect([about, both.of(one, area)]).toEqual([about, whole.of(one, area)])
      for (const child of at.children)
        expect([about, child.name, both.of(one, child.area)]).toEqual([about, child.name, parts.of(one, child.area)])
      const sum = at.children.reduce((total, child) => total + (parts.of(one, child.area).numerator ?? 0), 0)
      twice += sum > (whole.of(one, area).numerator ?? 0) ? 1 : 0
    }
    expect(at.children.length).toBeGreaterThan(1)
    expect(twice).toBeGreaterThan(0)
  })
})
