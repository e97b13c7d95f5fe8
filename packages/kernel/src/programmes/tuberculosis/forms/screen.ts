import { addDays } from '../../../day/day.ts'
import { dayOf, rowsOf, textOf } from '../../../form/answers.ts'
import { bool, codes, date, one, ref, rows, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { CALL_DAYS, CALL_ROUNDS, suspectIn } from '../course/suspicions.ts'
import { callResults, symptomFields } from './options.ts'

const suspected: When = (values) => suspectIn(values) === true

const AGAIN: readonly string[] = ['2', '3']

/** Result of the last call made. */
const lastResult = (values: Values): string | null =>
  textOf(rowsOf(values, 'calls_again').at(-1) ?? {}, 'call_result') ?? textOf(values, 'call_result')

const called: When = (values, context) => suspected(values, context) && textOf(values, 'call_result') !== null

const callDue = (values: Values): string | null => {
  const referred = dayOf(values, 'referral_date')
  return referred && addDays(referred, CALL_DAYS)
}

/** The call comes days after the referral: it is asked when its day has passed. */
const callAsked: When = (values, context) => {
  const due = callDue(values)
  return due !== null && context.today !== undefined && context.today > due
}

const exhausted: When = (values, context) =>
  suspected(values, context) &&
  rowsOf(values, 'calls_again').length >= CALL_ROUNDS - 1 &&
  AGAIN.includes(lastResult(values) ?? '')

const order: Check = (values) => {
  const screened = dayOf(values, 'screen_date')
  const referred = dayOf(values, 'referral_date')
  const calls = [values, ...rowsOf(values, 'calls_again')].map((row) => dayOf(row, 'call_date'))
  return [
    ...(screened && referred && referred < screened
      ? [finding('DATE_ORDER', 'referral_date', `“推介日期”${referred} 早于筛查日期 ${screened}，请核对`)]
      : []),
    ...calls.flatMap((day, at) => {
      const before = at === 0 ? referred : calls[at - 1]
      const field = at === 0 ? 'call_date' : `calls_again[${at - 1}].call_date`
      return day && before && day < before
        ? [
            finding(
              'DATE_ORDER',
              field,
              `“电话随访日期”${day} 早于${at === 0 ? '推介' : '上一次电话'}日期 ${before}，请核对`,
            ),
          ]
        : []
    }),
  ]
}

/** Only who could not be found at the hospital is called again. */
const noMoreCalls: Check = (values) => {
  const results = [values, ...rowsOf(values, 'calls_again')].map((row) => textOf(row, 'call_result'))
  const final = results.findIndex((result) => result !== null && !AGAIN.includes(result))
  return final >= 0 && final < results.length - 1
    ? [finding('CROSS_FIELD', 'calls_again', '已有结果的不用再打电话，请去掉多余的一次或改前一次的结果')]
    : []
}

/** 肺结核可疑症状筛查及推介转诊 (规范第三版·肺结核·筛查及推介转诊). */
export const screenForm = defineForm({
  id: 'tb_screen',
  edition: 'W1',
  title: '肺结核可疑症状者筛查及推介转诊',
  short: '可疑症状筛查',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  dateKey: 'screen_date',
  byKey: 'provider_id',
  service: 'opening',
  source: '规范第三版·肺结核·筛查及推介转诊',
  sections: [
    {
      id: 'symptoms',
      title: '可疑症状',
      normalLabel: '其他均无',
      fields: {
        screen_date: date('筛查日期', { required: true }),
        ...symptomFields(),
        suspect: bool('肺结核可疑', { computed: (values) => suspectIn(values) }),
      },
    },
    {
      id: 'referral',
      title: '推介转诊和追踪',
      fields: {
        referral_org: text('推介机构', 100, { required: true, when: suspected }),
        referral_date: date('推介日期', { required: true, when: suspected }),
        call_due: date('电话随访截止', { when: suspected, future: true, computed: callDue }),
        call_date: date('电话随访日期', { required: callAsked, when: suspected }),
        call_result: one('电话随访结果', callResults, { required: callAsked, when: suspected }),
        calls_again: rows(
          '再次电话随访',
          CALL_ROUNDS - 1,
          {
            call_date: date('电话随访日期', { required: true }),
            call_result: one('电话随访结果', callResults, { required: true }),
          },
          { when: called, rowLabel: '电话', hint: '未就诊、联系不上的，7天内再打，最多3次' },
        ),
        visit_result: one('就诊结果', codes('1 确诊肺结核', '2 排除', '3 待定', '9 不详'), {
          required: true,
          when: (values, context) => called(values, context) && lastResult(values) === '1',
        }),
        reported_on: date('报告上级日期', { when: exhausted, hint: '3次电话后仍未就诊的，报告上级专业机构' }),
        provider_id: ref('筛查医生', 'staff'),
      },
    },
  ],
  checks: [order, noMoreCalls],
  paper: { lines: { calls_again: CALL_ROUNDS - 1 } },
  result: (values) => {
    const suspect = suspectIn(values)
    if (suspect === null) return []
    return [
      {
        label: '肺结核可疑',
        value: suspect ? '是，填双向转诊单推介到定点医院' : '否',
        tone: suspect ? 'over' : 'met',
      },
    ]
  },
  summary: (values) =>
    suspectIn(values) ? `可疑症状者，${values.referral_org ? `推介至${values.referral_org}` : '待推介'}` : '无可疑症状',
})
