import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import { derive } from '../../../programme/derive.ts'
import { lifeOf } from '../../../programme/life.ts'
import { elderly } from '../programme.ts'
import { exam, type Line, subject } from '../testing.ts'

describe('体检异常和转介（OLD-07）', () => {
  const raised = exam('2026-04-20', { bp_left_sys: 152, guidance: ['3'] })
  const events = (some: readonly Line[]) =>
    derive(subject(some), [elderly])
      .event.filter(({ kind }) => kind.startsWith('finding'))
      .map(({ kind, day: on, flags }) => [kind, on, flags.at(-1)])
  const found = [
    ['finding', '2026-04-20', 'found_htn'],
    ['finding', '2026-04-20', 'found_other'],
  ]
  test('没有异常的没有；可疑高血压、建议转诊各计一次', () => {
    expect(events([exam('2026-04-20', { guidance: [] })])).toEqual([])
    expect(events([raised])).toEqual(found)
  })
  test('非同日复测、转诊是结果', () => {
    const answered: readonly Line[] = [
      raised,
      ['referral_out', '2026-04-20', {}],
      ['htn_screen', '2026-05-06', { screen_date: '2026-05-06' }],
    ]
    expect(events(answered)).toEqual([
      ...found,
      ['finding_outcome', '2026-04-20', 'found_other'],
      ['finding_outcome', '2026-05-06', 'found_htn'],
    ])
    const one = subject(answered)
    const tree = elderly.explain(one, lifeOf(one), 'OLD-07', day('2026-05-01'))
    expect(tree).toMatchObject({
      state: 'unmet',
      children: [
        { state: 'unmet', text: '4月20日体检可疑高血压', detail: '还没有结果' },
        { state: 'met', text: '4月20日体检建议复查或转诊', detail: '4月20日有结果' },
      ],
    })
  })
  test('下一次体检以后才有的，不算这一次的结果', () =>
    expect(
      events([exam('2026-04-20', { guidance: ['3'] }), exam('2027-04-20'), ['referral_out', '2027-05-01', {}]]),
    ).toEqual([found[1]]))
})

test('危急值当天转诊、当天反馈的，已经处理', () => {
  const flags = (some: readonly Line[]) =>
    derive(subject(some), [elderly]).status.find(({ from, to }) => from <= '2026-04-20' && '2026-04-20' < to)?.flags
  const critical = { bp_left_sys: 190 }
  expect(flags([exam('2026-04-20', critical)])).toContain('class_4')
  expect(flags([exam('2026-04-20', critical), ['referral_out', '2026-04-20', {}]])).not.toContain('class_4')
  expect(flags([exam('2026-04-20', { ...critical, feedback_date: '2026-04-20' })])).not.toContain('class_4')
})
