import { day } from '@wangdi/kernel/day/day.ts'
import { int, one, text } from '@wangdi/kernel/form/field.ts'
import { finding } from '@wangdi/kernel/form/finding.ts'
import { defineForm } from '@wangdi/kernel/form/form.ts'
import { expect, test } from 'vitest'
import { assess, clearedBy, judgeOf, normalsOf, openFindings, outgoing } from './model.ts'

const options = [
  { code: '1', label: '是' },
  { code: '2', label: '否' },
]
const form = defineForm({
  id: 'walk',
  edition: 'T1',
  title: '步行',
  short: '步行',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: null,
  byKey: null,
  source: '测试',
  sections: [
    {
      id: 'walk',
      title: '步行',
      normalLabel: '不步行',
      fields: {
        walks: one('步行', options, { required: true, normal: '2' }),
        times: int('次数', { required: true, hard: [0, 21] }),
        minutes: int('分钟', { hard: [0, 300] }),
        where: text('地点', 20, { when: (values) => values.walks === '1', required: true }),
      },
    },
  ],
  checks: [
    ({ times, minutes }) =>
      times === 0 && typeof minutes === 'number' && minutes > 0
        ? [finding('CROSS_FIELD', 'minutes', '次数为0，分钟应为0或不填')]
        : [],
  ],
})
const context = { today: day('2026-06-12') }
const judge = judgeOf(form, context)

test('沿用的值只在显示时算数，录入后按录入的算', () => {
  const hidden = assess(judge, { walks: '2' }, { where: '河边', times: 3 })
  expect(hidden.values).toEqual({ walks: '2', times: 3 })
  const shown = assess(judge, { walks: '1', times: 5 }, { where: '河边', times: 3 })
  expect(shown.values).toEqual({ walks: '1', times: 5, where: '河边' })
  expect([...shown.proposed]).toEqual(['where'])
})

test('沿用的值与别的回答矛盾时不再提出', () => {
  expect(assess(judge, {}, { times: 0, minutes: 30 }).values).toEqual({ times: 0 })
  expect(assess(judge, { times: 0, minutes: 30 }, {}).findings.map(({ code }) => code)).toContain('CROSS_FIELD')
})

test('改前面的回答会清空的项，按表的次序列出', () => {
  const before = assess(judge, { walks: '1', where: '河边' }, {})
  expect(clearedBy(form, judge, before, { walks: '2', where: '河边' })).toEqual(['where'])
})

test('“正常”只填空着的、声明了正常值的代码项', () => {
  const [section] = form.sections
  expect(normalsOf(section, assess(judge, {}, {}))).toEqual({ walks: '2' })
  expect(normalsOf(section, assess(judge, { walks: '1' }, {}))).toEqual({})
})

test('送出的是规范写法，全角数字也认', () => {
  expect(outgoing(form, assess(judge, { walks: '2', times: '３' }, {}), context)).toEqual({
    walks: '2',
    times: 3,
  })
})

test('写了两个字以上原因的提醒不再拦着', () => {
  const doubt = finding('UNUSUAL_VALUE', 'times', '次数偏多')
  expect(openFindings([doubt], {}).unexplained).toEqual([doubt])
  expect(openFindings([doubt], { 'UNUSUAL_VALUE times': '每天三次' }).unexplained).toEqual([])
})
