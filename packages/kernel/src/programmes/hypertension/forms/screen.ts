import { dayOf, numberOf, rowsOf } from '../../../form/answers.ts'
import { codes, date, dec, int, one, ref, rows, type Values } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { noYes, noYesUnknown } from '../../shared/forms/options.ts'
import { agedFrom, overweight, wideWaist } from '../../shared/forms/risk.ts'
import { pressureFindings, ranges } from '../../shared/vital.ts'
import { riskFactors } from '../candidate.ts'
import { dayValues, type Reading, screen } from '../rules/screen.ts'

const readingsIn = (values: Values): readonly Reading[] => {
  const on = dayOf(values, 'screen_date')
  return on
    ? rowsOf(values, 'readings').flatMap((row) => {
        const [sbp, dbp] = [numberOf(row, 'sbp'), numberOf(row, 'dbp')]
        return sbp === null || dbp === null ? [] : [{ date: on, sbp, dbp }]
      })
    : []
}

const order: Check = (values) =>
  rowsOf(values, 'readings').flatMap((row, at) =>
    pressureFindings(numberOf(row, 'sbp'), numberOf(row, 'dbp'), `readings[${at}].dbp`),
  )

/** Two readings more than 10 mmHg apart ask for a third. */
const third: Check = (values) => {
  const [first, second, ...more] = readingsIn(values)
  if (!first || !second || more.length > 0) return []
  return Math.abs(first.sbp - second.sbp) > 10 || Math.abs(first.dbp - second.dbp) > 10
    ? [finding('REQUIRED', 'readings', '两次血压相差超过 10mmHg，请再测一次，未测请注明', { severity: 'warn' })]
    : []
}

const words: Readonly<Record<string, string>> = {
  refer_secondary: '可疑继发性，转诊',
  urgent: '血压≥180/110，休息后复测',
  preliminary: '初步诊断，转诊确诊',
  suspected: '可疑，换一天再测',
  high_risk: '高危，半年内再测',
  normal: '正常',
}

/** 血压筛查记录: one free measurement a year from 35 years on (规范第三版·高血压·筛查). */
export const screenForm = defineForm({
  id: 'htn_screen',
  edition: 'W1',
  title: '血压筛查记录',
  short: '血压筛查',
  programme: 'htn',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'screen_date',
  byKey: 'provider_id',
  service: 'opening',
  duplicate: 'warn',
  source: '规范第三版·高血压·筛查',
  sections: [
    {
      id: 'screen',
      title: '筛查',
      fields: {
        screen_date: date('测量日期', { required: true }),
        channel: one('筛查途径', codes('1 首诊测血压', '2 健康体检', '3 义诊/社区活动', '4 上门', '5 居民自报复核'), {
          required: true,
        }),
        bp_source: one('血压来源', codes('1 诊室', '2 家庭自测', '3 动态'), {
          required: true,
          hint: '只有诊室血压用于诊断',
        }),
        readings: rows(
          '血压读数',
          3,
          {
            sbp: int('收缩压', { ...ranges.sbp, required: true, concept: 'sbp' }),
            dbp: int('舒张压', { ...ranges.dbp, required: true, concept: 'dbp' }),
          },
          { required: true, min: 1, rowLabel: '读数' },
        ),
        on_antihypertensive: one('正在服降压药', noYes, { required: true }),
      },
    },
    {
      id: 'risk',
      title: '危险因素',
      fields: {
        height: dec('身高', 1, { ...ranges.height, concept: 'height' }),
        weight: dec('体重', 1, { ...ranges.weight, concept: 'weight' }),
        waist: dec('腰围', 1, { ...ranges.waist, concept: 'waist' }),
        risk_bmi: one('超重或肥胖', noYes, { computed: overweight }),
        risk_waist: one('腹型肥胖', noYes, { computed: wideWaist }),
        risk_family: one('高血压家族史（一、二级亲属）', noYesUnknown, { required: true }),
        risk_salt: one('长期膳食高盐', noYesUnknown, { required: true }),
        risk_alcohol: one('长期过量饮酒（每日白酒≥100 ml，即2两）', noYesUnknown, { required: true }),
        risk_age: one('年龄≥55岁', noYes, { computed: agedFrom(55) }),
        provider_id: ref('筛查人', 'staff'),
      },
    },
  ],
  checks: [order, third],
  paper: { lines: { readings: 3 } },
  result: (values, context) => {
    const history = (context.history ?? []).filter(({ form }) => form === 'htn_screen')
    const earlier = history.flatMap(({ fields }) => readingsIn(fields))
    const readings = [...earlier, ...readingsIn(values)]
    if (readingsIn(values).length === 0 || values.bp_source !== '1') return []
    const { status } = screen(readings, riskFactors(values))
    return [{ label: '筛查结论', value: words[status], tone: status === 'normal' ? 'met' : 'due' }]
  },
  summary: (values) => {
    const last = dayValues(readingsIn(values)).at(-1)
    return last ? `${last.sbp}/${last.dbp} mmHg` : ''
  },
})
