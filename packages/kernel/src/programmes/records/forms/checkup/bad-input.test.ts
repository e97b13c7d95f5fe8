import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import { normalise } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { validate } from '../../../../form/validate.ts'
import { checkup } from './checkup.ts'
import { found } from './testing/findings.ts'
import { general } from './testing/whole.ts'

const about = { today: day('2025-06-20'), birth_date: day('1970-01-01'), sex: '2' }
const issues = (values: Values) => validate(checkup, { ...general, ...values }, about)

describe('坏的输入', () => {
  test.each<[string, Values, FormContext, string[]]>([
    ['数字里有字母', { height: '16O.0' }, {}, ['reject BAD_FORMAT height']],
    ['小数多一位', { temperature: '36.55' }, {}, ['reject BAD_PRECISION temperature']],
    ['整数填小数', { pulse: '72.5', heart_rate: '73' }, {}, ['reject BAD_PRECISION pulse']],
    ['没有的代码', { lips: '9' }, {}, ['reject NOT_IN_OPTIONS lips']],
    ['空的代码', { hearing: '' }, {}, ['reject NOT_IN_OPTIONS hearing']],
    ['没有的日期', { exam_date: '2025-13-01' }, {}, ['reject BAD_FORMAT exam_date']],
    ['没有的牙', { dentition: ['2'], teeth_missing: ['UR9'] }, {}, ['reject NOT_IN_OPTIONS teeth_missing']],
    ['不是定性也不是数值', { u_protein: '少许' }, {}, ['reject BAD_FORMAT u_protein']],
    [
      '体检早于出生',
      { exam_date: '1969-12-31' },
      {},
      ['reject DATE_BEFORE_BIRTH exam_date', 'info Q-CHK-11 exam_date'],
    ],
    ['体检晚于今天', { exam_date: '2025-06-21' }, {}, ['block FUTURE_DATE exam_date']],
    ['体检晚于死亡', {}, { death_date: day('2025-05-01') }, ['block SERVICE_AFTER_DEATH exam_date']],
    ['只有收缩压', { bp_left_sys: '135', bp_left_dia: null }, {}, ['block REQUIRED bp_left_dia']],
    ['超出允许范围', { temperature: '42.1' }, {}, ['block OUT_OF_RANGE temperature']],
    ['范围的头尾在范围内', { temperature: '37.5', respiration: 24 }, {}, []],
    ['有异常而没有说明', { skin: '7' }, {}, ['block DETAIL_REQUIRED skin_detail']],
    ['没有异常而有说明', { skin_detail: '皮疹' }, {}, ['block DETAIL_NOT_ALLOWED skin_detail']],
  ])('%s', (_, values, context, expected) => expect(found(values, context)).toEqual(expected))

  test.each(['未测', '无', '拒绝'])('数字里填“%s”：说明应选未做原因', (typed) => {
    const [first] = issues({ weight: typed })
    expect(first).toMatchObject({ code: 'BAD_FORMAT', severity: 'reject', field: 'weight' })
    expect(first.message_zh).toContain('未做原因')
  })

  test('血压两个数填在一格：说明应拆成两项', () => {
    const [first] = issues({ bp_left_sys: '135/85', bp_left_dia: null })
    expect(first).toMatchObject({ code: 'BAD_FORMAT', severity: 'reject', field: 'bp_left_sys' })
    expect(first.message_zh).toContain('拆成两项')
  })

  test('全角数字先转成半角', () => {
    expect(normalise(checkup, { pulse: '７２', temperature: '３６．５', exam_date: '２０２５-０６-０１' })).toEqual({
      pulse: 72,
      temperature: '36.5',
      exam_date: '2025-06-01',
    })
  })

  test('所有问题一次给出，按表的次序', () => {
    const order = Object.keys(checkup.fields)
    const places = issues({ hb: 'x', lips: '9', symptoms: null, waist: '999' }).map(({ field }) => order.indexOf(field))
    expect(places).toHaveLength(4)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
