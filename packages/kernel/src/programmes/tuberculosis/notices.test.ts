import { expect, test } from 'vitest'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { Form } from '../../form/form.ts'
import { validate } from '../../form/validate.ts'
import { breakForm, stopForm } from './forms/course-forms.ts'
import { noticeForm } from './forms/notice.ts'
import { stop } from './testing/asking.ts'
import { close, first, type Line, notice, subject } from './testing/records.ts'

/* The beginning and the end of a course, as their forms are checked against the records around them. */

const around = (lines: readonly Line[], today: string): FormContext => ({
  today: today as FormContext['today'],
  history: subject(lines).records,
})
const codes = (form: Form, values: Values, context: FormContext) =>
  validate(form, values, context).map(({ code, severity, field }) => `${severity} ${code} ${field}`)

const begun = [notice('2025-03-07', '15:30'), first('2025-03-10')]

test('医嘱停药和停止治疗的日期次序', () => {
  const context = around(begun, '2025-06-01')
  const ordered = { break_from: '2025-04-10', restart_on: '2025-04-10', hospital: '县医院', reason: '肝损害' }
  expect(codes(breakForm, ordered, context)).toEqual(['block DATE_ORDER restart_on'])
  expect(codes(stopForm, { stop_date: '2025-03-01', stop_reason: '3' }, { ...context, history: [] })).toEqual([
    'warn CROSS_FIELD stop_date',
  ])
})

test('停止治疗登记与结案评估说的是同一次停药；另一天已停的要更正', () => {
  const at = (on: string) =>
    codes(stopForm, { stop_date: on, stop_reason: '1' }, around([...begun, close('2025-09-05')], '2025-10-01'))
  expect(at('2025-09-05')).toEqual([])
  expect(at('2025-09-10')).toEqual(['warn CROSS_FIELD stop_date'])
})

test('更正通知单时，由它而来的首访不算又一次通知；疗程中又来的才提示', () => {
  const told = (on: string, lines: readonly Line[]) =>
    codes(noticeForm, notice(on)[2] ?? {}, around(lines, '2025-12-01'))
  expect(told('2025-03-07', [first('2025-03-10', { notice_at: '2025-03-07' })])).toEqual([])
  expect(told('2025-05-07', begun)).toEqual(['warn CROSS_FIELD notice_date'])
  expect(told('2025-10-07', [...begun, stop('2025-09-05', '1')])).toEqual([])
})
