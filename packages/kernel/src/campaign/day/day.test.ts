import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { Value } from '../../form/field.ts'
import { newCritical } from './critical.ts'
import { askedForms, dayFormOf, dayForms, isAskedAt, requiredOf, stationItems } from './day-forms.ts'
import { stationFindings } from './judge.ts'
import { missingOf } from './missing.ts'
import { letterOf, personNumber, readNumber } from './number.ts'
import { type Part, stampKey, unite } from './part.ts'
import { busiestHour, forecastEnd } from './rate.ts'
import { dayReport } from './report.ts'
import { readResults } from './results.ts'
import { stampValue } from './stamp.ts'
import { stations } from './station.ts'

const main = dayForms[0]
const today = day('2026-05-20')
const elder = { today, birth_date: day('1960-03-01'), age: 66, sex: '1', groups: ['dm', 'old'] }

const at = (n: number): string => new Date(Date.UTC(2026, 4, 20, 0, n)).toISOString()
const part = (key: string, value: Value, n = 0): Part => ({
  ...{ person: 'p', key, value, at: at(n), save: key, station: 'S03', device: '3' },
})
const united = (...parts: Part[]) => unite(parts).get('p')

test('各站的项目都在表上，登记后每个必查项目都有站点填', () => {
  for (const each of dayForms)
    for (const { code } of stations)
      for (const key of each.stations[code] ?? [])
        expect([each.form.id, code, key in each.form.fields]).toEqual([each.form.id, code, true])
  const placed = new Set(
    dayForms.flatMap((each) =>
      stations.flatMap(({ code }) => stationItems(each, code).map((key) => `${each.form.id}.${key}`)),
    ),
  )
  const required = requiredOf(askedForms(elder), elder)
  const known = required.filter((path) => path.split('.')[1] in (dayFormOf(path.split('.')[0])?.form.fields ?? {}))
  expect(known.filter((path) => !placed.has(path))).toEqual([])
})

test('EX-02 两台登记机各排各的号', () => {
  expect([personNumber(letterOf(0), 17), personNumber(letterOf(1), 17)]).toEqual(['A017', 'B017'])
  expect([readNumber('a17'), readNumber('Ｂ０１７'), readNumber('王'), readNumber('A1000')]).toEqual([
    'A017',
    'B017',
    null,
    'A1000',
  ])
})

describe('离场核对', () => {
  const required = requiredOf(askedForms(elder), elder)
  const labels = (...parts: Part[]) => missingOf(dayForms, required, united(...parts)).now.map(({ key }) => key)

  test('EX-01 66岁糖尿病患者：足背动脉加全部老年人项目；没留尿就走，要写原因', () => {
    expect(required).toContain('checkup.dorsalis_pedis')
    expect(required).toContain('checkup.abd_us')
    expect(labels()).toContain('u_protein')
    expect(labels(part('checkup.u_protein_not_done', 'refused'))).not.toContain('u_protein')
  })

  test('贴了管的项目等化验，不算缺', () => {
    const list = missingOf(dayForms, required, united(part('tube:checkup.liver', 'T01')))
    expect(list.now.map(({ key }) => key)).not.toContain('alt')
    expect(list.later.map(({ key }) => key)).toContain('alt')
  })

  test('一侧血压够了；没有用药也是回答，问过就行', () => {
    expect(labels(part('checkup.bp_left_sys', 130), part('checkup.bp_left_dia', 80))).not.toContain('bp_right_sys')
    expect(labels()).toContain('medicines')
    expect(labels(part(stampKey('S11'), stampValue('passed', null)))).not.toContain('medicines')
    expect(labels(part(stampKey('S11'), stampValue('away', null)))).toContain('medicines')
  })

  test('主检医生最后填的不在离场时追问', () => {
    expect(labels()).not.toContain('assessment')
  })
})

describe('站上填值', () => {
  const found = (station: string, values: Record<string, Value>, before = {}) =>
    stationFindings(main, station, values, before, elder).map(({ code, field }) => `${code} ${field}`)

  test('只收本站的项目，明显不对的当场不收', () => {
    expect(found('S03', { height: '166.5' })).toEqual([])
    expect(found('S03', { ecg: '1' })).toEqual(['EXD_FOREIGN_KEY ecg'])
    expect(found('S03', { height: '1665' })).toContain('OUT_OF_RANGE height')
    expect(found('S03', { height: '很高' })).toContain('BAD_FORMAT height')
    expect(found('S03', { bp_left_sys: 80, bp_left_dia: 120 })).toContain('BP_ORDER bp_left_dia')
  })

  test('男性不过妇科站', () => {
    expect(isAskedAt('S06', askedForms(elder), elder)).toBe(false)
    expect(isAskedAt('S06', askedForms(elder), { ...elder, sex: '2' })).toBe(true)
    expect(found('S06', { gyn_cervix: '1' })).toEqual(['EXD_NOT_ASKED gyn_cervix'])
  })

  test('危急值当场报，写明怎么办；再测一次仍危急就再报', () => {
    const alarm = (noted: Record<string, Value>, before = {}) => newCritical(main, noted, before, elder)
    expect(alarm({ bp_left_sys: 182, bp_left_dia: 104 })).toMatchObject([
      { keys: ['bp_left_sys', 'bp_left_dia'], text: '左侧 182/104，达到危急值', repeat: 5 },
    ])
    const before = { bp_left_sys: 182, bp_left_dia: 104 }
    expect(alarm({ height: '166.5' }, before)).toEqual([])
    expect(alarm({ bp_left_sys: 184, bp_left_dia: 100 }, before)).toHaveLength(1)
    expect(alarm({ fpg: '17.2' })).toHaveLength(1)
    expect(alarm({ bp_left_sys: 138, bp_left_dia: 86 }, before)).toEqual([])
  })
})

describe('化验结果的表', () => {
  test('认得条码和项目名，高低箭头不算值', () => {
    const read = readResults('姓名,条码,血红蛋白(g/L),ALT,空腹血糖\n某某,t 01,131↑,"25",5.6 H\n,,,,\n', dayForms)
    expect(read.rows).toEqual([{ line: 2, tube: 'T01', values: { checkup: { hb: '131', alt: '25', fpg: '5.6' } } }])
    expect([read.unknown, read.problem]).toEqual([['姓名'], null])
  })
  test('没有条码一列，说明怎么改', () => {
    expect(readResults('姓名\t血红蛋白\n某\t130', dayForms).problem).toBe('第一行没有“条码”一列，请核对表头')
  })
})

test('日报按人数：没核对就走的、缺的、没做的各有多少', () => {
  const person = { groups: ['老'], registered_at: 0, handed_in_at: 60_000, missing: [], left_out: [], abnormal: [] }
  const report = dayReport(5, 1, [
    person,
    { ...person, handed_in_at: 7_200_000, missing: ['心电图', '心电图'], abnormal: ['血压'] },
    { ...person, handed_in_at: null, left_out: [{ label: '尿糖', reason: '拒绝' }] },
    { ...person, registered_at: null, handed_in_at: null },
  ])
  expect(report).toMatchObject({
    heads: 3,
    complete: 1,
    completeness: 33.33,
    missing: [{ label: '心电图', persons: 1 }],
    left_out: [{ label: '尿糖', reason: '拒绝', persons: 1 }],
    left_early: 1,
    per_hour: 1.5,
  })
})

test('一小时最多过多少人，按任意60分钟算', () => {
  const starts = Array.from({ length: 130 }, (_, n) => n * 30_000)
  expect(busiestHour(starts)).toBe(120)
  expect(forecastEnd(0, 45, 90)).toBe(30 * 60_000)
  expect(forecastEnd(0, 45, null)).toBeNull()
})
