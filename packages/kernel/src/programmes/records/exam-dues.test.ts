import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { derive } from '../../programme/derive.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { records as programme } from './programme.ts'

const record = (form: string, on: string, fields: Values = {}): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:00:00+08:00`,
  org_id: 1,
})

const opened = [record('rec_cover', '2024-01-05'), record('rec_personal', '2024-01-05')]
const high = { bp_left_sys: 152, bp_left_dia: 88 }

const duesOf = (after: readonly RecordFact[], birth = '1980-03-01', settings = {}) => {
  const records = [...opened, ...after].toSorted((a, b) =>
    `${a.service_date}${a.record_id}` < `${b.service_date}${b.record_id}` ? -1 : 1,
  )
  const one: Subject = {
    person: {
      resident_id: 'p',
      name: '甲',
      sex: '1',
      birth_date: day(birth),
      village: 101,
      unit: 1,
      residence_type: '1',
      residence_start_date: null,
    },
    records,
    horizon: day('2027-12-31'),
    settings,
    unitOf: () => 1,
    areaOf: () => 0,
  }
  return derive(one, [programme]).due
}
const brief = (after: readonly RecordFact[], birth?: string) =>
  duesOf(after, birth).map(({ kind, due_by, met_on, ended_on }) => [kind, due_by, met_on, ended_on])

describe('体检以后要做的事', () => {
  test('血压偏高未在管：四周内复测，测了就关', () => {
    const exam = record('checkup', '2026-03-02', high)
    expect(brief([exam])).toEqual([['screen_bp', '2026-03-30', null, '2027-03-02']])
    expect(brief([exam, record('htn_screen', '2026-03-10')])).toEqual([['screen_bp', '2026-03-30', '2026-03-10', null]])
    expect(brief([exam, record('htn_screen', '2026-03-02')])).toEqual([['screen_bp', '2026-03-30', null, '2027-03-02']])
  })

  test('已在管的不再要求复测，终止以后又要', () => {
    const enrolled = record('htn_enrol', '2026-01-05', { consent_informed: '1' })
    const closed = record('programme_close', '2026-02-01', { programme: 'htn', close_reason: '4' })
    expect(brief([enrolled, record('checkup', '2026-03-02', high)])).toEqual([])
    expect(brief([enrolled, closed, record('checkup', '2026-03-02', high)])).toHaveLength(1)
  })

  test('血糖偏高并建议纳入管理：复查和建卡', () => {
    const exam = record('checkup', '2026-03-02', { fpg: '7.30', guidance: ['1'] })
    expect(brief([exam, record('dm_enrol', '2026-03-20', { consent_informed: '1' })])).toEqual([
      ['enrol_dm', '2026-03-30', '2026-03-20', null],
      ['screen_glucose', '2026-03-30', '2026-03-20', null],
    ])
  })

  test('建议复查、转诊各有期限', () => {
    const exam = record('checkup', '2026-03-02', { guidance: ['2', '3'] })
    expect(brief([exam, record('referral_out', '2026-03-02'), record('rec_encounter', '2026-05-20')])).toEqual([
      ['recheck', '2026-06-02', '2026-05-20', null],
      ['referral', '2026-03-16', '2026-03-02', null],
    ])
  })

  test('危急值当日联系，联系上或当面反馈才算', () => {
    const exam = (more: Values = {}) => record('checkup', '2026-03-02', { k: '2.70', ...more })
    const call = (outcome: string) => record('contact_attempt', '2026-03-02', { outcome })
    expect(brief([exam(), call('2')])).toEqual([['critical', '2026-03-02', null, '2027-03-02']])
    expect(brief([exam(), call('1')])).toEqual([['critical', '2026-03-02', '2026-03-02', null]])
    expect(brief([exam({ feedback_date: '2026-03-03' })])).toEqual([['critical', '2026-03-02', '2026-03-03', null]])
    expect(programme.dueText(duesOf([exam()])[0])).toEqual({
      title: '危急值联系',
      reason: '3月2日体检血钾浓度危急，应当日联系本人',
    })
  })

  test('65 岁及以上 15 天内反馈结果，期限可设', () => {
    const exam = (more: Values = {}) => record('checkup', '2026-03-02', more)
    expect(brief([exam()], '1961-12-31')).toEqual([['feedback', '2026-03-17', null, '2027-03-02']])
    expect(brief([exam({ feedback_date: '2026-03-09' })], '1961-12-31')).toEqual([
      ['feedback', '2026-03-17', '2026-03-09', null],
    ])
    expect(brief([exam()], '1962-01-01')).toEqual([])
    expect(duesOf([exam()], '1961-12-31', { feedback_days: 30 })[0].due_by).toBe('2026-04-01')
  })

  test('下一次体检代替上一次留下的', () => {
    const dues = brief([record('checkup', '2025-09-01', { guidance: ['3'] }), record('checkup', '2026-03-02')])
    expect(dues).toEqual([['referral', '2025-09-15', null, '2026-03-02']])
  })
})

test('任何一天之前的事不因以后的记录而变', () => {
  const form = fc.constantFrom('checkup', 'htn_screen', 'htn_enrol', 'dm_screen', 'referral_out', 'rec_encounter')
  const answers = fc.record({
    bp_left_sys: fc.constantFrom(120, 150, 185),
    bp_left_dia: fc.constant(80),
    fpg: fc.constantFrom('5.0', '7.5', '17.0'),
    guidance: fc.subarray(['1', '2', '3']),
  })
  const history = fc.array(fc.tuple(form, fc.integer({ min: 0, max: 700 }), answers), { maxLength: 8 })
  const openOn = (dues: ReturnType<typeof duesOf>, on: string) =>
    dues
      .filter(({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on))
      .map(({ kind, slot, due_by }) => `${kind} ${slot} ${due_by}`)
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 700 }), (events, at) => {
      const start = day('2024-02-01')
      const records = events.map(([name, offset, fields], n) => ({
        ...record(name, addDays(start, offset), fields),
        record_id: `r${n}`,
      }))
      const on = addDays(start, at)
      const known = records.filter(({ service_date }) => service_date <= on)
      expect(openOn(duesOf(records, '1955-01-01'), on)).toEqual(openOn(duesOf(known, '1955-01-01'), on))
    }),
    { numRuns: 150 },
  )
})
