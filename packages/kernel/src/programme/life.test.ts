import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, later } from '../day/day.ts'
import type { Values } from '../form/field.ts'
import { residenceStatus } from '../programmes/records/rules/residence.ts'
import type { RecordFact } from '../record/record.ts'
import { lifeOf } from './life.ts'
import type { Person, Subject } from './subject.ts'

const record = (form: string, on: string, fields: Values = {}): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'W1',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:00:00+08:00`,
  org_id: 1,
})

const subject = (records: readonly RecordFact[], about: Partial<Person> = {}): Subject => ({
  person: {
    resident_id: 'p',
    name: '甲',
    sex: '1',
    birth_date: day('1960-01-01'),
    village: 101,
    unit: 1,
    residence_type: '1',
    residence_start_date: null,
    ...about,
  },
  records,
  horizon: day('2027-12-31'),
  settings: {},
  unitOf: (village, on) => (village === 102 && on >= '2025-06-01' ? 9 : village - 100),
  unitDays: (village) => (village === 102 ? [day('2025-06-01')] : []),
  areaOf: (code) => (code === '102' ? 102 : 0),
})

const opened = [record('rec_cover', '2024-01-01'), record('rec_personal', '2024-01-03')]

describe('档案状态', () => {
  const states = (records: readonly RecordFact[], about?: Partial<Person>) => {
    const life = lifeOf(subject(records, about))
    return (on: string) => life.recordStateAt(day(on))
  }
  test('封面和基本信息表都有了才是建档', () => {
    const on = states(opened)
    expect([on('2024-01-02'), on('2024-01-03')]).toEqual(['draft', 'active'])
  })
  test('6岁以下用儿童页代替，满7岁仍是建档', () => {
    const child = { birth_date: day('2018-05-01') }
    const on = states([record('rec_cover', '2025-04-30'), record('child_basic_info', '2025-04-30')], child)
    expect([on('2025-04-30'), on('2026-01-01')]).toEqual(['active', 'active'])
    const late = states([record('rec_cover', '2025-05-01'), record('child_basic_info', '2025-05-01')], child)
    expect(late('2026-01-01')).toBe('draft')
  })
  test('死亡按死亡日期，后来补录也一样；误报恢复后又在档', () => {
    const death = record('rec_lifecycle', '2025-04-01', { to: 'closed_deceased', death_date: '2025-03-10' })
    const back = record('rec_lifecycle', '2025-05-01', { to: 'active', reason: '误报死亡' })
    const life = lifeOf(subject([...opened, death, back]))
    const on = (text: string) => [life.recordStateAt(day(text)), life.residenceAt(day(text)), life.deathAt(day(text))]
    expect(on('2025-03-09')).toEqual(['active', 'permanent', null])
    expect(on('2025-03-10')).toEqual(['closed_deceased', 'deceased', '2025-03-10'])
    expect(on('2025-05-01')).toEqual(['active', 'permanent', null])
  })
  test('并入别人的档案作废，撤销合并恢复', () => {
    const merge = record('rec_merge', '2025-02-01', { survivor: 'q', merged: 'p' })
    const undo = record('rec_merge', '2025-03-01', { survivor: 'q', merged: 'p', undo: true })
    const on = states([...opened, merge, undo])
    expect([on('2025-02-01'), on('2025-03-01')]).toEqual(['void_duplicate', 'active'])
  })
})

describe('所在村和机构', () => {
  test('接受的转移从生效日起换村，未接受的不换；机构随村的划分变', () => {
    const moves = [
      record('rec_transfer', '2025-01-10', { state: 'requested', to_village: '102' }),
      record('rec_transfer', '2025-02-10', { state: 'accepted', to_village: '102' }),
      record('rec_residence', '2025-09-01', { current_village: '999' }),
    ]
    const life = lifeOf(subject(moves))
    const on = (text: string) => life.placeAt(day(text))
    expect(on('2025-02-09')).toEqual({ village: 101, unit: 1 })
    expect(on('2025-02-10')).toEqual({ village: 102, unit: 2 })
    expect(on('2025-06-01')).toEqual({ village: 102, unit: 9 })
    expect(on('2025-09-01')).toEqual({ village: 102, unit: 9 })
  })
})

describe('居住状况', () => {
  test('13—16 常住、暂住、外出的例子', () => {
    const on = (about: Partial<Person>, at: string, records: readonly RecordFact[] = []) =>
      lifeOf(subject(records, about)).residenceAt(day(at))
    const since = (text: string) => ({ residence_type: '2', residence_start_date: day(text) })
    expect(on(since('2024-12-31'), '2025-06-30')).toBe('permanent')
    expect(on(since('2025-01-01'), '2025-06-30')).toBe('temporary')
    expect(on(since('2024-08-31'), '2025-02-28')).toBe('permanent')
    const away = record('rec_residence', '2024-12-20', { away_since: '2024-12-15' })
    expect(on({}, '2025-06-30', [away])).toBe('absent')
    expect(on({}, '2025-06-14', [away])).toBe('permanent')
  })
  test('外出满半年后返回重新算半年，不满半年的不算', () => {
    const trip = (back: string) =>
      lifeOf(subject([record('rec_residence', '2025-01-01', { away_since: '2025-01-01', return_date: back })]))
    const long = trip('2025-08-01')
    expect(['2025-07-31', '2025-08-01', '2026-02-01'].map((on) => long.residenceAt(day(on)))).toEqual([
      'absent',
      'temporary',
      'permanent',
    ])
    expect(trip('2025-06-30').residenceAt(day('2025-06-30'))).toBe('permanent')
  })

  test('每一天都与公开规则 residence.status 一致', () => {
    const start = day('2023-01-01')
    const some = fc.option(
      fc.integer({ min: 0, max: 900 }).map((n) => addDays(start, n)),
      { nil: null },
    )
    fc.assert(
      fc.property(some, some, some, some, fc.constantFrom('1', '2'), some, (begin, away, death, out, type, back) => {
        const records = [
          ...(away ? [record('rec_residence', away, { away_since: away })] : []),
          ...(death ? [record('rec_lifecycle', death, { to: 'closed_deceased', death_date: death })] : []),
          ...(out && !death ? [record('rec_lifecycle', out, { to: 'closed_moved_out', move_out_date: out })] : []),
          ...(out && back && back > out && !death
            ? [record('rec_lifecycle', back, { to: 'active', move_in_date: back })]
            : []),
        ].sort((a, b) => (a.service_date < b.service_date ? -1 : 1))
        const life = lifeOf(subject(records, { residence_type: type, residence_start_date: begin }))
        for (let n = 0; n < 1300; n += 7) {
          const on = addDays(start, n)
          const known = (one: Day | null): Day | null => (one && one <= on ? one : null)
          const facts = {
            residence_type: type,
            residence_start_date: begin,
            away_since: known(away),
            death_date: known(death),
            move_out_date: death ? null : known(out),
            move_in_date: out && back && back > out && !death ? known(back) : null,
          }
          expect([on, life.residenceAt(on)]).toEqual([on, residenceStatus(facts, on).status])
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('住院：入院、出院当天不算在内；当天还不知道何时出院', () => {
  const life = lifeOf(
    subject([record('rec_inpatient', '2025-05-05', { admitted: '2025-05-05', discharged: '2025-05-12' })]),
  )
  const on = ['2025-05-05', '2025-05-06', '2025-05-11', '2025-05-12'].map((text) => life.stayAt(day(text)) !== null)
  expect(on).toEqual([false, true, true, false])
  expect(life.stays).toEqual([{ admitted: '2025-05-05', discharged: later(day('2025-05-12'), day('2025-05-05')) }])
})
