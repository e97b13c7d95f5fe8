import { describe, expect, test } from 'vitest'
import { day } from '../day/day.ts'
import { codes, one, rows, text, type Values } from '../form/field.ts'
import { defineForm, type Form } from '../form/form.ts'
import { prefill } from '../form/prefill.ts'
import type { RecordFact } from '../record/record.ts'
import { changesOf } from './changes.ts'
import { type DrugGroup, drugClass, drugOf, drugs, keyOfDrug } from './drug.ts'
import { lineOf, lineWords, rowOf } from './line.ts'
import { searchDrugs } from './search.ts'
import { canState, sharesOf } from './share.ts'
import { medicationsFor, medicationsOf } from './statement.ts'

test('每个药名只收一次，都有拼音', () => {
  expect(new Set(drugs.map(({ name }) => name)).size).toBe(drugs.length)
  expect(drugs.length).toBeGreaterThan(250)
  expect(drugs.filter(({ pinyin, initials, unit }) => !/^[a-z0-9]+$/.test(pinyin) || !initials || !unit)).toEqual([])
})

test.each([
  ['苯磺酸氨氯地平片（络活喜）', '氨氯地平', 'antihypertensive'],
  ['苯磺酸左旋氨氯地平片', '左旋氨氯地平', 'antihypertensive'],
  ['盐酸二甲双胍缓释片', '二甲双胍', 'hypoglycaemic'],
  ['甘精胰岛素注射液', '甘精胰岛素', 'insulin'],
  ['布地奈德福莫特罗粉吸入剂', '布地奈德福莫特罗', 'inhaled'],
  ['自配草药', null, null],
])('%s 认作 %s', (written, name, group) => {
  expect(drugOf(written)?.name ?? null).toBe(name)
  expect(drugOf(written)?.group ?? null).toBe(group)
})

test('说出病名的药有自己的保密类别', () => {
  expect([drugClass('奥氮平片'), drugClass('异烟肼'), drugClass('氨氯地平')]).toEqual(['D4', 'D5', 'D1'])
})

test.each([
  ['氨氯', '氨氯地平'],
  ['aldp', '氨氯地平'],
  ['ejsg', '二甲双胍'],
  ['erjia', '二甲双胍'],
  ['ＡＬＤＰ', '氨氯地平'],
])('按 %s 找到 %s', (typed, name) => expect(searchDrugs(typed, ['D1']).map((drug) => drug.name)).toContain(name))

test('没有权限的人搜不到精神、结核的药', () => {
  expect(searchDrugs('aodanping', ['D1'])).toEqual([])
  expect(searchDrugs('aodanping', ['D1', 'D4']).map(({ name }) => name)).toEqual(['奥氮平'])
})

describe('三种写法之间', () => {
  const line = { name: '氨氯地平', times_per_day: '1', amount: '5', unit: 'mg' }
  test('写进体检的主要用药，用法用量成句', () => {
    expect(rowOf('medicines', { ...line, duration: '3年' }, {}, '1')).toEqual({
      name: '氨氯地平',
      route: '口服',
      dose: '每日1次，每次5mg',
      duration: '3年',
      adherence: '1',
    })
  })
  test('从“每日三次，每次5mg”读出次数和剂量', () => {
    expect(lineOf('medicines', { name: '二甲双胍', dose: '每日三次，每次0.5g' }, {})).toMatchObject({
      times_per_day: '3',
      amount: '0.5',
      unit: 'g',
    })
  })
  test.each([
    ['每日三次，每次0.5g，饭后', { times_per_day: '3', amount: '0.5', unit: 'g' }],
    ['每次一片，每日2次', { times_per_day: '2', amount: '1', unit: '片' }],
    ['每日1次，每次1片（5mg）', { times_per_day: '1', amount: '1', unit: '片' }],
    ['每日1次，每次2村东第二户', { times_per_day: '1', amount: '2', unit: '村东第二户' }],
    ['每日1次，每次5mg×2', {}],
    ['每日1次，每次二十片', {}],
    ['睡前半片', {}],
  ])('“%s”读作 %j，字句原样留着', (dose, figures) => {
    expect(lineOf('medicines', { name: '药', dose }, {})).toEqual({ name: '药', dose, ...figures })
    expect(rowOf('medicines', lineOf('medicines', { name: '药', dose }, {}), {}).dose).toBe(dose)
  })
  test.each([
    ['每日三次，每次0.5g，饭后', { times_per_day: '2' }, '每日2次，每次0.5g，饭后'],
    ['每日三次，每次0.5g，饭后', { amount: '1' }, '每日三次，每次1g，饭后'],
    ['每日1次，每次1片半', { unit: '片' }, '每日1次，每次1片'],
    ['睡前', { times_per_day: '1', amount: '0.5', unit: '片' }, '每日1次，每次0.5片（睡前）'],
  ])('“%s”改了 %j，写成“%s”', (dose, changed, expected) => {
    const before = lineOf('medicines', { name: '药', dose }, {})
    expect(rowOf('medicines', { ...before, ...changed }, {}).dose).toBe(expected)
  })
  test('胰岛素写进体检，每日用量和用法都在', () => {
    const insulin = lineOf('insulin', { kind: '甘精胰岛素', use: '睡前', amount: 12 }, {})
    expect(rowOf('medicines', insulin, {})).toMatchObject({ route: '皮下注射', dose: '每日12U（睡前）' })
  })
  test('一起办时按次填的胰岛素，随访表写每日用量；再打开还是按次的', () => {
    const typed = { name: '甘精胰岛素', times_per_day: '2', amount: '10', unit: 'U', dose: '早晚餐前' }
    const row = rowOf('insulin', typed, {})
    expect(row).toEqual({ kind: '甘精胰岛素', use: '每日2次，每次10U（早晚餐前）', amount: 20 })
    const again = lineOf('insulin', row, {})
    expect(again).toMatchObject({ times_per_day: '2', amount: '10', unit: 'U' })
    expect(rowOf('insulin', again, {})).toEqual(row)
    expect(rowOf('insulin', { ...again, amount: '12' }, {})).toMatchObject({
      use: '每日2次，每次12U（早晚餐前）',
      amount: 24,
    })
  })
  test('胰岛素表上单填的每日用量不动', () => {
    const row = { kind: '门冬胰岛素', use: '三餐前', amount: 24 }
    expect(rowOf('insulin', lineOf('insulin', row, {}), {})).toEqual(row)
    expect(lineWords(lineOf('insulin', row, {}))).toBe('门冬胰岛素 每日24\u2009U 三餐前')
  })
  test('只知道每日用量的胰岛素不进要填每次剂量的表', () => {
    const insulin = { name: '甘精胰岛素', amount: 12, unit: 'U' }
    const place = (kind: 'drugs' | 'insulin' | 'medicines') => ({ kind, max: 6, dataClass: 'D1' }) as const
    expect(canState(insulin, [place('drugs')])).toBe(false)
    expect(canState({ ...insulin, times_per_day: '1' }, [place('drugs')])).toBe(true)
    expect(sharesOf([insulin], [place('drugs'), place('medicines')])).toEqual([[], [0]])
    // Typed in a visit that has no other list, it stays to be completed.
    expect(sharesOf([insulin], [place('drugs')])).toEqual([[0]])
  })
  test('一行字', () => expect(lineWords(line)).toBe('氨氯地平 每日1次 每次5\u2009mg'))
})

const listForm = (id: string, takes: DrugGroup[] | undefined, dataClass: 'D1' | 'D4' = 'D1'): Form => ({
  ...defineForm({
    id,
    edition: 'T1',
    title: id,
    short: id,
    programme: 'rec',
    subject: 'resident',
    dataClass,
    dateKey: null,
    byKey: null,
    source: '样例',
    sections: [
      {
        id: 'all',
        title: id,
        fields: {
          adherence: one('服药依从性', codes('1 规律', '3 不服药'), { concept: 'adherence' }),
          drugs: rows('用药', 6, { name: text('药名', 50) }, { concept: 'drugs', ...(takes && { takes }) }),
        },
      },
    ],
  }),
})
const forms = new Map(
  [
    listForm('压', ['antihypertensive']),
    listForm('糖', ['hypoglycaemic']),
    listForm('精', ['antipsychotic'], 'D4'),
  ].map((form) => [form.id, form]),
)
const said = (form: string, on: string, names: readonly string[], more: Values = {}): RecordFact => ({
  record_id: `${form} ${on}`,
  form,
  edition: 'T1',
  service_date: day(on),
  status: 'submitted',
  fields: { ...(names.length > 0 && { drugs: names.map((name) => ({ name })) }), ...more },
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: null,
})
const taken = (...records: RecordFact[]) => medicationsOf(records, forms, day('2026-06-30'))
const names = (...records: RecordFact[]) => taken(...records).map(({ name }) => name)

describe('一个人一份用药清单', () => {
  test('各表各管各的药，一张表的不写不等于停了别的表的药', () => {
    expect(names(said('压', '2026-01-05', ['氨氯地平']), said('糖', '2026-01-05', ['二甲双胍']))).toEqual([
      '氨氯地平',
      '二甲双胍',
    ])
    expect(names(said('压', '2026-01-05', ['氨氯地平', '缬沙坦']), said('压', '2026-04-05', ['缬沙坦片']))).toEqual([
      '缬沙坦片',
    ])
    expect(names(said('压', '2026-01-05', ['氨氯地平', '二甲双胍']), said('糖', '2026-04-05', ['阿卡波糖']))).toEqual([
      '氨氯地平',
      '阿卡波糖',
    ])
  })
  test('没有写药不等于停药；说了不服药才是', () => {
    expect(names(said('压', '2026-01-05', ['氨氯地平']), said('压', '2026-04-05', []))).toEqual(['氨氯地平'])
    expect(names(said('压', '2026-01-05', ['氨氯地平']), said('压', '2026-04-05', [], { adherence: '3' }))).toEqual([])
  })
  test('精神科的药只给本类别的表；别处写了也不往外带', () => {
    const all = taken(said('压', '2026-01-05', ['氨氯地平', '氯氮平']), said('精', '2026-02-05', ['利培酮']))
    expect(medicationsFor(all, 'D1').map(({ name }) => name)).toEqual(['氨氯地平'])
    expect(medicationsFor(all, 'D4').map(({ name }) => name)).toEqual(['利培酮'])
  })
  test('打开一张表，带出它的那一份，写明来源', () => {
    const history = [said('压', '2026-01-05', ['氨氯地平']), said('糖', '2026-03-05', ['二甲双胍'])]
    const context = { today: day('2026-06-30'), history }
    expect(prefill(forms.get('压') as Form, context, forms).drugs).toEqual({
      value: [{ name: '氨氯地平' }, { name: '二甲双胍' }],
      form: '糖',
      formTitle: '糖',
      date: '2026-03-05',
    })
  })
})

test('这次与上次比：没变的、改了的、停的、加的', () => {
  const before = [
    { name: '氨氯地平', amount: '5' },
    { name: '缬沙坦', amount: '80' },
    { name: '阿司匹林', amount: '100' },
  ]
  const after = [{ name: '苯磺酸氨氯地平', amount: '5' }, { name: '缬沙坦', amount: '160' }, { name: '二甲双胍' }]
  expect(changesOf(before, after)).toEqual({ kept: 1, changed: ['缬沙坦'], stopped: ['阿司匹林'], added: ['二甲双胍'] })
  expect(keyOfDrug('苯磺酸氨氯地平')).toBe(keyOfDrug('氨氯地平'))
})
