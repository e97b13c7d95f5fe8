import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { codes, type Fields, int, many, one, rows, text, type Values } from '../field.ts'
import { finding } from '../finding.ts'
import { defineForm, type Form } from '../form.ts'
import { combine } from './combine.ts'
import { distribute, gather } from './distribute.ts'
import { judgeVisit } from './judge.ts'
import { siblingChanges } from './siblings.ts'

const formWith = (id: string, fields: Fields, over: Partial<Form> = {}): Form => ({
  ...defineForm({
    id,
    edition: 'T1',
    title: id,
    short: id,
    programme: 'rec',
    subject: 'resident',
    dataClass: 'D1',
    dateKey: null,
    byKey: null,
    source: '样例',
    sections: [{ id: 'all', title: id, fields }],
  }),
  ...over,
})
const visit = (...forms: Form[]) => combine(forms.map((form) => ({ form, context: { today: day('2026-06-30') } })))

const line = {
  name: text('药物名称', 100, { required: true }),
  times_per_day: int('每日次数'),
  amount: int('剂量'),
  unit: text('单位', 9),
}
const drugs = (...takes: ('antihypertensive' | 'hypoglycaemic' | 'antipsychotic')[]) =>
  rows('用药情况', 6, line, { concept: 'drugs', takes })
const drug = (name: string) => ({ name, times_per_day: '1', amount: '5', unit: 'mg' })

describe('症状合问一次，按意思写入各表', () => {
  const head = many('症状', codes('1 无症状', '2 头痛头晕', '3 下肢水肿', '10 其他'), {
    concept: 'symptoms',
    exclusive: '1',
    details: { '10': 'more' },
  })
  const year = many('症状', codes('1 无症状', '2 头痛', '3 头晕', '4 下肢浮肿', '5 多尿', '25 其他'), {
    concept: 'symptoms',
    exclusive: '1',
    details: { '25': 'more' },
  })
  const both = visit(
    formWith('a', { symptoms: head, more: text('其他', 100) }),
    formWith('b', { symptoms: year, more: text('其他', 100) }),
  )
  const union = both.questions.get('symptoms')?.union
  const code = (label: string) => union?.options.find((option) => option.label === label)?.code ?? ''
  const say = (labels: readonly string[], other?: string) =>
    distribute(both, { symptoms: labels.map(code), ...(other && { symptoms_other: other }) })

  test('合并后每种症状一项，一表合写的拆开问', () => {
    expect(union?.options.map(({ label }) => label)).toEqual(['无症状', '下肢水肿', '头痛', '头晕', '多尿', '其他'])
  })
  test.each([
    [['无症状'], ['1'], undefined, ['1'], undefined],
    [['头痛'], ['2'], undefined, ['2'], undefined],
    [['下肢水肿'], ['3'], undefined, ['4'], undefined],
    [['多尿'], ['10'], '多尿', ['5'], undefined],
    [['头晕', '多尿'], ['2', '10'], '多尿', ['3', '5'], undefined],
  ])('%s', (labels, a, aMore, b, bMore) => {
    const { a: one, b: two } = say(labels)
    expect([one.symptoms, one.more, two.symptoms, two.more]).toEqual([a, aMore, b, bMore])
  })
  test('自己写的其他症状写入每张表，没有列出的接在前面', () => {
    expect(say(['多尿', '其他'], '腰酸')).toEqual({
      a: { symptoms: ['10'], more: '多尿、腰酸' },
      b: { symptoms: ['5', '25'], more: '腰酸' },
    })
  })
  test('重新打开草稿，还是原来选的', () => {
    const answers = { symptoms: [code('头晕'), code('多尿'), code('其他')], symptoms_other: '腰酸' }
    expect(gather(both, distribute(both, answers))).toEqual(answers)
  })
})

describe('一份用药清单，各表得各表的', () => {
  const pressure = formWith('a', { drugs: drugs('antihypertensive') })
  const glucose = formWith('b', { drugs: drugs('hypoglycaemic') })
  const names = (value: unknown) => (Array.isArray(value) ? value.map(({ name }) => name) : [])
  const given = (lines: string[], ...forms: Form[]) => {
    const answers = distribute(visit(...forms), { drugs: lines.map(drug) })
    return forms.map(({ id }) => names(answers[id].drugs))
  }
  test('按药的类别分到表，谁都不管的药每张表都写', () => {
    const lines = ['盐酸二甲双胍片', '阿司匹林', '苯磺酸氨氯地平片']
    expect(given(lines, pressure, glucose)).toEqual([
      ['苯磺酸氨氯地平片', '阿司匹林'],
      ['盐酸二甲双胍片', '阿司匹林'],
    ])
  })
  test('每张表最多6种，自己的在前', () => {
    const many = Array.from({ length: 6 }, (_, n) => `草药${n}`)
    expect(given([...many, '缬沙坦'], pressure, glucose)[0]).toEqual(['缬沙坦', ...many.slice(0, 5)])
  })
  test('抗精神病药不进别的类别的表', () => {
    expect(given(['奥氮平', '缬沙坦'], pressure, glucose)).toEqual([['缬沙坦'], []])
  })
  test('问题落在清单上的那一行', () => {
    const judged = judgeVisit(visit(pressure, glucose), {
      drugs: [drug('二甲双胍'), { ...drug('缬沙坦'), amount: 'x' }],
    })
    expect(judged.findings.map(({ field }) => field)).toEqual(['drugs[1].amount'])
  })
})

describe('谁和谁合问', () => {
  const forms = (a: Fields, b: Fields, over: Partial<Form> = {}) => visit(formWith('a', a), formWith('b', b, over))
  const asked = (...of: Parameters<typeof forms>) => [...forms(...of).questions.keys()]
  const weight = int('体重', { concept: 'weight', unit: 'kg' })

  test('同一事实、同样的写法，问一次', () => {
    expect(asked({ w: weight }, { weight })).toEqual(['weight'])
    expect(distribute(forms({ w: weight }, { weight }), { weight: '60' })).toEqual({
      a: { w: '60' },
      b: { weight: '60' },
    })
  })
  test('单位、选项不同，或保密类别不同，各问各的', () => {
    expect(asked({ w: weight }, { w: { ...weight, unit: '斤' } })).toEqual(['a:w', 'b:w'])
    expect(asked({ w: weight }, { w: weight }, { dataClass: 'D4' })).toEqual(['a:w', 'b:w'])
    const salt = (...options: string[]) => one('摄盐', codes(...options), { concept: 'salt' })
    expect(asked({ s: salt('1 轻', '2 重') }, { s: salt('1 重', '2 轻') })).toEqual(['a:s', 'b:s'])
  })
  test('一张表里同一概念有两处（左臂、右臂），与别的表不是一个数', () => {
    const sbp = int('收缩压', { concept: 'sbp' })
    expect(asked({ left: sbp, right: sbp }, { sbp })).toEqual(['a:left', 'a:right', 'b:sbp'])
  })
  test('声明了由几项得出的事实，别的表不用再填；填了按填的算', () => {
    const arms = formWith(
      'a',
      { left: int('左'), right: int('右') },
      {
        facts: {
          sbp: {
            from: ['left', 'right'],
            value: ({ left, right }) => Math.max(Number(left ?? 0), Number(right ?? 0)) || null,
          },
        },
      },
    )
    const both = visit(arms, formWith('b', { sbp: int('收缩压', { concept: 'sbp', required: true }) }))
    expect([...both.questions.keys()]).toEqual(['a:left', 'a:right', 'b:sbp'])
    expect(distribute(both, { 'a:left': '130', 'a:right': '142' }).b).toEqual({ sbp: 142 })
    expect(distribute(both, { 'a:left': '130', 'b:sbp': '128' }).b).toEqual({ sbp: '128' })
  })
  test('一张表按自己的回答不问的项，共同的答案不写进去', () => {
    const never = {
      smokes: one('吸烟', codes('1 从不', '2 吸')),
      daily: int('支', { concept: 'smoke_daily', hard: [1, 100], when: ({ smokes }) => smokes !== '1' }),
    }
    const both = forms(never, { now: int('支', { concept: 'smoke_daily', hard: [0, 100], required: true }) })
    expect(distribute(both, { 'a:smokes': '1', smoke_daily: 0 })).toEqual({ a: { smokes: '1' }, b: { now: 0 } })
    expect(judgeVisit(both, { 'a:smokes': '1', smoke_daily: 0 }).findings).toEqual([])
  })
})

test('更正一份的体重，同次另一份原来一样的也改；本来不一样的、各自算出的不动', () => {
  const w = int('体重', { concept: 'weight' })
  const salt = int('盐', { concept: 'salt' })
  const double = int('两倍', { computed: ({ w: weight }) => Number(weight) * 2, editable: true })
  const [a, b] = [formWith('a', { w, salt }), formWith('b', { w, salt, double })]
  const fields = { w: 60, salt: 5 }
  const change = (theirs: Values) =>
    siblingChanges({ form: a, fields }, { w: 62, salt: 5 }, [{ form: b, fields: theirs }], {})
  expect(change({ w: 60, salt: 6, double: 120 })).toEqual([{ form: 'b', labels: ['体重'], fields: { w: 62, salt: 6 } }])
  expect(change({ w: 60, double: 100 })).toEqual([{ form: 'b', labels: ['体重'], fields: { w: 62, double: 100 } }])
  expect(change({ w: 61 })).toEqual([])
})

test('每张表按自己的规则查，问题落在问的那一处，同样的缺项只说一次', () => {
  const check = (limit: number): Form['checks'] => [
    ({ w }) => (Number(w) > limit ? [finding('UNUSUAL_VALUE', 'w', `超过${limit}`)] : []),
  ]
  const w = int('体重', { concept: 'weight', required: true })
  const both = visit(formWith('a', { w }, { checks: check(50) }), formWith('b', { w }, { checks: check(70) }))
  expect(judgeVisit(both, {}).findings.map(({ code, field }) => `${code} ${field}`)).toEqual(['REQUIRED weight'])
  expect(judgeVisit(both, { weight: 60 }).findings.map(({ message_zh }) => message_zh)).toEqual(['超过50'])
})
