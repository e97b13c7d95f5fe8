import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Person, Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { records as programme } from './programme.ts'

const record = (form: string, on: string, fields: Values = {}, rest: Partial<RecordFact> = {}): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:00:00+08:00`,
  org_id: 1,
  ...rest,
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
    valid_id: true,
    ...about,
  },
  records,
  horizon: day('2027-12-31'),
  settings: {},
  unitOf: () => 1,
  areaOf: () => 0,
})

const cover = record('rec_cover', '2024-01-05')
const personal = record('rec_personal', '2024-01-05')
const flagsOn = (one: Subject, on: string): readonly string[] =>
  derive(one, [programme]).status.find(({ from, to }) => from <= on && on < to)?.flags ?? []

describe('规范化电子健康档案', () => {
  const on = '2026-06-30'
  test.each<[string, Subject, boolean]>([
    ['封面和基本信息都有', subject([cover, personal]), true],
    ['只有纸质', subject([cover, personal], { paper_only: true }), false],
    ['暂住', subject([cover, personal], { residence_type: '2', residence_start_date: day('2026-03-01') }), false],
    [
      '有未处理的问题',
      subject([cover, record('rec_personal', '2025-01-01', {}, { open_block: true }), personal]),
      false,
    ],
    [
      '已死亡',
      subject([
        cover,
        personal,
        record('rec_lifecycle', '2026-05-01', { to: 'closed_deceased', death_date: '2026-05-01' }),
      ]),
      false,
    ],
  ])('%s', (_, one, standardised) => {
    const sorted = { ...one, records: [...one.records].sort((a, b) => (a.service_date < b.service_date ? -1 : 1)) }
    expect(flagsOn(sorted, on).includes('standardised')).toBe(standardised)
    expect(programme.explain(sorted, lifeOf(sorted), 'REC-03', day(on)).state).toBe(standardised ? 'met' : 'unmet')
  })

  test('32、33 儿童满7岁前用儿童页，满7岁起要填个人基本信息表', () => {
    const child = subject([cover, record('child_basic_info', '2024-01-05')], { birth_date: day('2019-08-01') })
    expect(flagsOn(child, '2026-07-31')).toContain('standardised')
    expect(flagsOn(child, '2026-08-01')).not.toContain('standardised')
    expect(flagsOn(child, '2026-08-01')).toEqual(expect.arrayContaining(['opened', 'active']))
    const [due] = derive(child, [programme]).due
    expect(due).toMatchObject({ kind: 'pi_due_age7', opens: '2026-08-01', met_on: null, form: 'rec_personal' })
    expect(programme.dueText(due)).toEqual({
      title: '补填个人基本信息表',
      reason: '2026年8月1日满7岁，应2026年10月30日前填写',
    })
  })
})

describe('动态使用', () => {
  const dynamicOn = (use: RecordFact, on: string): boolean =>
    flagsOn(subject([cover, personal, use].sort((a, b) => (a.service_date < b.service_date ? -1 : 1))), on).includes(
      'dynamic',
    )

  test('21、22 一年内：含起止两天', () => {
    expect(dynamicOn(record('checkup', '2024-07-01'), '2025-06-30')).toBe(true)
    expect(dynamicOn(record('checkup', '2024-06-30'), '2025-06-30')).toBe(false)
    expect(dynamicOn(record('checkup', '2024-02-29'), '2025-02-28')).toBe(true)
  })
  test.each<[string, string, Values, boolean]>([
    ['面对面随访', 'htn_followup', { method: '1', contact_outcome: '1' }, true],
    ['电话随访', 'htn_followup', { method: '3', contact_outcome: '1' }, false],
    ['未访到', 'htn_followup', { method: '2', contact_outcome: '2' }, false],
    ['接诊', 'rec_encounter', {}, true],
    ['联系记录', 'contact_attempt', { outcome: '2' }, false],
    ['修改地址', 'rec_residence', { residence_type: '1' }, false],
  ])('%s', (_, form, fields, counts) =>
    expect(dynamicOn(record(form, '2025-03-01', fields), '2025-06-30')).toBe(counts),
  )

  test('三年没有服务的是死档', () => {
    const one = subject([cover, personal, record('checkup', '2024-03-01')])
    expect(flagsOn(one, '2027-02-28')).not.toContain('sleeping')
    expect(flagsOn(one, '2027-03-01')).toContain('sleeping')
  })
})

test('建档、终止、恢复各记一件事，带原因', () => {
  const out = record('rec_lifecycle', '2025-05-02', { to: 'closed_moved_out', move_out_date: '2025-05-01' })
  const back = record('rec_lifecycle', '2026-01-02', { to: 'active', move_in_date: '2026-01-01' })
  const events = derive(subject([cover, personal, out, back]), [programme]).event
  expect(events.map(({ kind, day, facts }) => [kind, day, facts])).toEqual([
    ['opened', '2024-01-05', {}],
    ['closed', '2025-05-01', { reason: 2 }],
    ['reactivated', '2026-01-01', {}],
  ])
})

test('条款写出日期和还缺什么', () => {
  const one = subject([cover])
  const tree = programme.explain(one, lifeOf(one), 'REC-01', day('2026-06-30'))
  expect(tree.children?.map(({ code, state, text }) => [code, state, text])).toEqual([
    ['C-OPEN', 'unmet', '未建档：封面和个人基本信息表未都提交'],
    ['C-ACTIVE', 'unmet', '档案未完成建档'],
    ['C-RESIDENT', 'met', '常住居民'],
  ])
})
