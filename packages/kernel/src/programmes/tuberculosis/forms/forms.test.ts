import { describe, expect, test } from 'vitest'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { Form } from '../../../form/form.ts'
import { validate } from '../../../form/validate.ts'
import { complete } from '../../../form/visible.ts'
import { stop } from '../testing/asking.ts'
import { first, type Line, missed, notice, subject, visit } from '../testing/records.ts'
import { closeForm } from './close.ts'
import { firstVisit } from './first-visit.ts'
import { followup } from './followup.ts'
import { tbForms } from './list.ts'
import { screenForm } from './screen.ts'

const around = (lines: readonly Line[], today: string): FormContext => ({
  today: today as FormContext['today'],
  history: subject(lines).records,
})
const codes = (form: Form, values: Values, context: FormContext, field?: string) =>
  validate(form, values, context)
    .filter((each) => field === undefined || each.field === field)
    .map(({ code, severity, field: key }) => `${severity} ${code} ${key}`)

const begun = [notice('2025-03-07', '15:30'), first('2025-03-10')]

test('所有表单都属结核类别，不属任何较低的类别', () => {
  for (const form of tbForms) {
    expect(form.dataClass).toBe('D5')
    for (const field of Object.values(form.fields)) expect(field.dataClass ?? 'D5').toBe('D5')
  }
})

describe('首次入户', () => {
  const on = '2025-03-10'
  test.each<[string, Values, string]>([
    ['开始治疗晚于随访30天', { treatment_start: '2025-04-09' }, 'block DATE_ORDER treatment_start'],
    ['强化期结束早于开始', { intensive_end: '2025-03-01' }, 'block DATE_ORDER intensive_end'],
    ['计划停药早于强化期结束', { planned_end: '2025-05-01' }, 'block DATE_ORDER planned_end'],
    ['间歇的代码没有3', { frequency: '3' }, 'reject NOT_IN_OPTIONS frequency'],
    ['没有症状与其他症状', { symptoms: ['0', '1'] }, 'block EXCLUSIVE_OPTION symptoms'],
    ['其他症状没写', { symptoms: ['10'] }, 'block DETAIL_REQUIRED symptoms_other'],
    ['早于通知', { notice_at: '2025-03-12' }, 'warn BEFORE_ENROLMENT service_date'],
    ['通知在今天之后', { notice_at: '2025-04-01' }, 'block FUTURE_DATE notice_at'],
    ['通知不是日期', { notice_at: '2025-02-30' }, 'reject BAD_FORMAT notice_at'],
    ['超过72小时', { notice_at: '2025-03-01' }, 'warn UNUSUAL_VALUE service_date'],
    ['家属没有培训', { supervisor_trained: '2' }, 'warn CROSS_FIELD supervisor_trained'],
    ['下次随访晚于规定', { next_date: '2025-03-25' }, 'warn NEXT_LATER_THAN_RULE next_date'],
    ['下次随访早于本次', { next_date: '2025-03-09' }, 'block DATE_ORDER next_date'],
  ])('%s', (_, more, expected) => {
    const values = { ...first(on)[2], notice_at: '2025-03-07', ...more }
    expect(codes(firstVisit, values, { today: '2025-03-20' as FormContext['today'] })).toContain(expected)
  })
  test('没有见到的只填原因和第几次', () => {
    const values: Values = { ...missed('2025-03-08')[2], notice_at: '2025-03-07' }
    expect(codes(firstVisit, values, { today: '2025-03-08' as FormContext['today'] })).toEqual([])
    expect(codes(firstVisit, { ...values, sputum: '1' }, {})).toContain('block SKIP_FILLED sputum')
    const { not_seen_reason: _, ...blank } = values
    expect(codes(firstVisit, blank, {})).toContain('block REQUIRED not_seen_reason')
  })
  test('通知时间、第几次访视由以前的记录填入', () => {
    const history = around([notice('2025-03-07', '15:30'), missed('2025-03-08')], '2025-03-09')
    const filled = complete(firstVisit, { service_date: '2025-03-09', seen: '2' }, history)
    expect(filled).toMatchObject({ notice_at: '2025-03-07 15:30', attempt_no: 2 })
  })
  test('结果栏：72小时、下次随访', () => {
    const values = { ...first(on)[2], notice_at: '2025-03-07', next_date: '2025-03-20' }
    expect(firstVisit.result?.(values, {}).map(({ label, value }) => `${label} ${value}`)).toEqual([
      '72小时 在时限内',
      '下次随访 3月20日前',
    ])
  })
  test('强化期和停药日期按方案，耐多药的自己填', () => {
    const values = { treatment_start: '2025-03-05', regimen: '3HRZE/6HRE', patient_type: '2' }
    expect(complete(firstVisit, values, {})).toMatchObject({ intensive_end: '2025-06-05', planned_end: '2025-12-05' })
    expect(complete(firstVisit, { ...values, resistance: '1' }, {})).not.toHaveProperty('intensive_end')
  })
})

describe('随访', () => {
  const on = '2025-03-20'
  const found = (more: Values, lines: readonly Line[] = begun) =>
    codes(followup, { ...visit(on)[2], opinion: '继续', ...more }, around(lines, on))
  test.each<[string, Values, string]>([
    ['漏服没有原因', { missed_doses: 2 }, 'block DETAIL_REQUIRED missed_reason'],
    ['漏服多于应服', { missed_doses: 17, missed_reason: '1' }, 'block CROSS_FIELD missed_doses'],
    ['没有漏服却填了原因', { missed_reason: '1' }, 'block SKIP_FILLED missed_reason'],
    ['月序不对', { month_no: 3 }, 'warn CROSS_FIELD month_no'],
    ['换了督导人员没写日期', { supervisor: '1' }, 'block REQUIRED supervisor_changed_on'],
    ['皮疹却没有不良反应', { symptoms: ['9'] }, 'warn CROSS_FIELD adr'],
    ['不良反应没有转诊', { adr: '2', adr_text: '皮疹' }, 'warn REFERRAL_NOT_GIVEN referral_reason'],
    ['危急没有说明', { urgent: '2' }, 'block DETAIL_REQUIRED urgent_text'],
    ['随访表有代码11', { symptoms: ['11'] }, 'block DETAIL_REQUIRED symptoms_other'],
    [
      '漏服日期多于次数',
      { missed_doses: 1, missed_reason: '1', missed_dates: ['2025-03-12', '2025-03-13'] },
      'block CROSS_FIELD missed_dates',
    ],
    [
      '转诊随访早于本次',
      { referral_dept: '感染科', referral_reason: '皮疹', referral_2w_date: '2025-03-19' },
      'block DATE_ORDER referral_2w_date',
    ],
  ])('%s', (_, more, expected) => expect(found(more)).toContain(expected))
  test('应服16次，漏服16次可以', () => {
    expect(found({ missed_doses: 16, missed_reason: '1' })).not.toContain('block CROSS_FIELD missed_doses')
  })
  test('强化期连续两次电话', () => {
    const lines = [...begun, visit('2025-03-15', { method: '3' })]
    expect(found({ method: '3' }, lines)).toContain('warn CROSS_FIELD method')
    expect(found({ method: '2' }, lines)).not.toContain('warn CROSS_FIELD method')
  })
  test('治疗第2月没有查痰结果的要填，填过的不再要', () => {
    const asked = (lines: readonly Line[]) => {
      const context = around(lines, '2025-04-20')
      return codes(followup, { ...visit('2025-04-20')[2], opinion: '继续' }, context, 'sputum_check')
    }
    expect(asked(begun)).toEqual(['block REQUIRED sputum_check'])
    expect(asked([...begun, visit('2025-04-10', { sputum_check: '1' })])).toEqual([])
    expect(asked([...begun, visit('2025-04-10', { sputum_check: '3' })])).toEqual(['block REQUIRED sputum_check'])
  })
  test('下次随访、月序按规定填入', () => {
    const filled = complete(followup, { ...visit('2025-03-20')[2] }, around(begun, '2025-03-20'))
    expect(filled).toMatchObject({ month_no: 1, next_date: '2025-03-30' })
    const referred = complete(followup, { ...visit('2025-03-20')[2], adr: '2' }, around(begun, '2025-03-20'))
    expect(referred).toMatchObject({ next_date: '2025-04-03' })
  })
  test('停止治疗以后的随访不可提交', () => {
    const context = { ...around(begun, '2025-10-01'), stop_date: '2025-09-05' as FormContext['stop_date'] }
    expect(codes(followup, visit('2025-09-10')[2] ?? {}, context)).toContain('block SERVICE_AFTER_CLOSE service_date')
    const told = around([...begun, stop('2025-09-05', '1')], '2025-10-01')
    const after = visit('2025-09-10')[2] ?? {}
    expect(codes(followup, after, told, 'service_date')).toEqual(['block SERVICE_AFTER_CLOSE service_date'])
    expect(codes(followup, after, { ...told, ...context, history: told.history }, 'service_date')).toHaveLength(1)
  })
  test('首访没有掌握的，首访和下一次随访都提示再讲', () => {
    const lines = [notice('2025-03-07', '15:30'), first('2025-03-10', { edu_adr: '2', edu_travel: '2' })]
    const told = (form: Form, values: Values, on: readonly Line[]) =>
      form.result?.(values, around(on, '2025-04-20')).flatMap(({ label, value }) => (/再讲/.test(label) ? [value] : []))
    expect(told(firstVisit, lines[1][2] ?? {}, [])).toEqual(['服药后不良反应及处理、外出期间如何坚持服药'])
    expect(told(followup, visit('2025-03-20')[2] ?? {}, lines)).toEqual(['服药后不良反应及处理、外出期间如何坚持服药'])
    expect(told(followup, visit('2025-03-30')[2] ?? {}, [...lines, visit('2025-03-20')])).toEqual([])
  })
  test('连续4次完全相同的提示雷同（TB-Q8）', () => {
    const same = ['2025-03-20', '2025-03-30', '2025-04-09'].map((day) => visit(day, { opinion: '继续服药' }))
    const values = { ...visit('2025-04-19')[2], opinion: '继续服药' }
    const similar = validate(followup, values, around([...begun, ...same], '2025-04-19'))
    expect(similar.filter(({ rule }) => rule === 'TB-Q8')).toHaveLength(1)
    expect(codes(followup, { ...values, opinion: '复查' }, around([...begun, ...same], '2025-04-19'))).not.toContain(
      'info UNUSUAL_VALUE opinion',
    )
  })
})

describe('结案评估', () => {
  const context = around([...begun, visit('2025-03-20', { missed_doses: 1, missed_reason: '1' })], '2025-09-10')
  test('应访视、应服药按随访记录填入', () => {
    expect(complete(closeForm, { stop_date: '2025-09-05' }, context)).toMatchObject({
      visits_expected: 10,
      visits_actual: 1,
      doses_expected: 185,
      doses_taken: 184,
      adherence_rate: '99.46',
      regular: true,
    })
  })
  test.each<[string, Values, string]>([
    ['完成疗程早两个月', { stop_reason: '1', stop_date: '2025-07-05' }, 'warn UNUSUAL_VALUE stop_date'],
    ['实服多于应服', { doses_expected: 180, doses_taken: 185 }, 'block CROSS_FIELD doses_taken'],
    ['与随访记录不同', { doses_taken: 150 }, 'warn CROSS_FIELD doses_taken'],
    ['实访多出20次', { visits_expected: 10, visits_actual: 31 }, 'block CROSS_FIELD visits_actual'],
    ['因死亡停止没有死亡日期', { stop_reason: '2' }, 'block REQUIRED death_date'],
    ['其他原因没有写', { stop_reason: '5' }, 'block DETAIL_REQUIRED stop_reason_other'],
    ['卡没有收回没有写原因', { card_collected: '2' }, 'block DETAIL_REQUIRED card_reason'],
    ['早于开始治疗', { stop_date: '2025-03-04' }, 'block DATE_ORDER stop_date'],
    ['转诊早于停止', { outcome_referral_date: '2025-09-01' }, 'block DATE_ORDER outcome_referral_date'],
    ['评估早于停止', { evaluated_on: '2025-09-01' }, 'block DATE_ORDER evaluated_on'],
  ])('%s', (_, more, expected) => {
    expect(codes(closeForm, { stop_date: '2025-09-05', stop_reason: '1', ...more }, context)).toContain(expected)
  })
  test('电话随访的日子过了才要求填转归', () => {
    const values = { stop_date: '2025-09-05', stop_reason: '1', outcome_referral_date: '2025-09-06' }
    const at = (today: string) =>
      codes(closeForm, values, { ...context, today: today as FormContext['today'] }, 'outcome')
    expect(at('2025-09-20')).toEqual([])
    expect(at('2025-09-21')).toEqual(['block REQUIRED outcome'])
  })
})

describe('筛查和追踪', () => {
  const suspect = {
    screen_date: '2025-02-25',
    cough_weeks: 3,
    haemoptysis: '1',
    fever: '1',
    night_sweat: '1',
    chest_pain: '1',
    weight_loss: '1',
  }
  const at = (today: string, more: Values = {}) =>
    codes(screenForm, { ...suspect, ...more }, { today: today as FormContext['today'] })
  test('可疑的要推介；一周之后要填电话随访', () => {
    expect(at('2025-02-25')).toEqual(['block REQUIRED referral_org', 'block REQUIRED referral_date'])
    const referred = { referral_org: '县人民医院', referral_date: '2025-02-25' }
    expect(at('2025-03-04', referred)).toEqual([])
    expect(at('2025-03-05', referred)).toEqual(['block REQUIRED call_date', 'block REQUIRED call_result'])
    expect(at('2025-03-05', { ...referred, call_date: '2025-03-01', call_result: '1' })).toEqual([
      'block REQUIRED visit_result',
    ])
  })
  test('已就诊的不用再打；推介不早于筛查', () => {
    const referred = {
      referral_org: '县人民医院',
      referral_date: '2025-02-24',
      call_date: '2025-03-01',
      call_result: '1',
    }
    const again = { calls_again: [{ call_date: '2025-03-04', call_result: '1' }], visit_result: '2' }
    expect(at('2025-03-05', { ...referred, ...again })).toEqual([
      'block DATE_ORDER referral_date',
      'block CROSS_FIELD calls_again',
    ])
  })
  test('不可疑的不填推介', () => {
    expect(at('2025-02-25', { cough_weeks: 1, referral_org: '县人民医院' })).toEqual(['block SKIP_FILLED referral_org'])
  })
})
