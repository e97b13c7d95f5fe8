import { dayOf, isFilled, numberOf, rowsOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, dec, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { sexOf } from '../../records/forms/person.ts'
import { noneSome, noYes, noYesUnknown } from '../../shared/forms/options.ts'
import { agedFrom, overweight, wideWaist } from '../../shared/forms/risk.ts'
import { ranges } from '../../shared/vital.ts'
import type { ScreenStatus } from '../rules/screen.ts'
import { hasGlucose, isFasting, screeningOf } from '../screening.ts'
import { afterMealGlucose, fpgField, randomGlucose, samples } from './glucose.ts'

/** Age from which a resident is at risk (product; setting `dm_risk_age`). */
const RISK_AGE = 40

const older = (values: Values, context: FormContext): string | null =>
  agedFrom(Number(context.settings?.dm_risk_age ?? RISK_AGE))(values, context)

/** 超重/肥胖或中心型肥胖: by BMI or waist, whichever is known. */
const heavy = (values: Values, context: FormContext): string | null => {
  const [weight, waist] = [overweight(values), wideWaist(values, context)]
  return weight === '2' || waist === '2' ? '2' : (weight ?? waist)
}

const notMale: When = (values, context) => sexOf(values, context) !== '1'
const female: When = (values, context) => sexOf(values, context) === '2'
const ofWomen = { when: notMale, required: female } as const

const risks = {
  height: dec('身高', 1, { ...ranges.height, concept: 'height' }),
  weight: dec('体重', 1, { ...ranges.weight, concept: 'weight' }),
  waist: dec('腰围', 1, { ...ranges.waist, concept: 'waist' }),
  risk_age: one('年龄≥40岁', noYes, { computed: older }),
  risk_prediabetes: one('糖尿病前期史', noYesUnknown, { required: true }),
  risk_weight: one('超重/肥胖或中心型肥胖', noYes, { computed: heavy }),
  risk_inactive: one('缺乏体力活动', noYesUnknown, { required: true }),
  risk_family: one('一级亲属糖尿病史', noYesUnknown, { required: true }),
  risk_gdm: one('妊娠期糖尿病或巨大儿史', noYesUnknown, ofWomen),
  risk_pcos: one('多囊卵巢综合征/胰岛素抵抗表现', noYesUnknown, ofWomen),
  risk_htn: one('高血压或正在降压治疗', noYes, {
    required: true,
    computed: (_, context) => pressureRisk(context),
    editable: true,
  }),
  risk_lipid: one('HDL-C<0.90 和/或 TG>2.22 mmol/L', noYesUnknown, {
    required: true,
    computed: (_, { history }) => lipidRisk(history),
    editable: true,
  }),
  risk_ascvd: one('动脉粥样硬化性心血管病史', noYesUnknown, { required: true }),
  risk_drug: one('长期使用糖皮质激素/抗精神病药等', noYesUnknown, { required: true }),
}

/** In hypertension care, or known by the personal form; null where neither is at hand. */
function pressureRisk({ groups, history }: FormContext): string | null {
  if (groups?.includes('htn')) return '2'
  const personal = history?.findLast(({ form }) => form === 'rec_personal')
  if (!groups && !personal) return null
  return personal && rowsOf(personal.fields, 'past_disease').some(({ code }) => code === '2') ? '2' : '1'
}

/** By the last lipids of the record; null where there are none. */
function lipidRisk(history: FormContext['history']): string | null {
  const last = history?.findLast(({ fields }) => isFilled(fields.hdl) || isFilled(fields.tg))?.fields
  if (!last) return null
  const [hdl, tg] = [numberOf(last, 'hdl'), numberOf(last, 'tg')]
  return (hdl !== null && hdl < 0.9) || (tg !== null && tg > 2.22) ? '2' : '1'
}

const glucose = {
  fpg: dec('空腹血糖', 2, fpgField),
  fasting_hours: dec('禁食时长', 1, {
    unit: '小时',
    hard: [0, 72],
    required: true,
    when: ({ fpg }) => isFilled(fpg),
    hint: '不足8小时按随机血糖',
  }),
  pbg_2h: afterMealGlucose('餐后/服糖后2小时血糖'),
  random_glucose: randomGlucose(),
  sample: one('标本', samples, { required: true, when: hasGlucose, hint: '只有静脉血浆可用于诊断' }),
  hba1c: dec('糖化血红蛋白', 1, { ...ranges.hba1c, concept: 'hba1c' }),
  typical_symptoms: one('典型糖尿病症状', noneSome, { required: true, hint: '多饮、多食、多尿、不明原因体重下降' }),
  provider_id: ref('筛查人', 'staff'),
}

const notFasting: Check = (values) =>
  isFilled(values.fpg) && !isFasting(values)
    ? [finding('CROSS_FIELD', 'fpg', '禁食不足8小时，这个值按随机血糖判断，确认请注明', { severity: 'warn' })]
    : []

const words: Readonly<Record<ScreenStatus, string>> = {
  probable: '可能为糖尿病，转诊确诊，14天内随访结果',
  suspected: '可疑，换一天复查静脉血糖',
  high_risk: '高危，每年至少测1次空腹血糖',
  normal: '正常',
}

/** 糖尿病高危筛查 (规范第三版·2型糖尿病·筛查). */
export const screenForm = defineForm({
  id: 'dm_screen',
  edition: 'W1',
  title: '糖尿病高危筛查',
  short: '糖尿病筛查',
  programme: 'dm',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'screen_date',
  byKey: 'provider_id',
  service: 'opening',
  duplicate: 'warn',
  source: '规范第三版·2型糖尿病·筛查',
  sections: [
    {
      id: 'screen',
      title: '筛查',
      fields: {
        screen_date: date('筛查日期', { required: true }),
        channel: one('筛查途径', codes('1 门诊', '2 健康体检', '3 社区活动', '4 上门', '5 其他'), {
          required: true,
          details: { '5': 'channel_other' },
        }),
        channel_other: text('其他途径', 100),
      },
    },
    { id: 'risk', title: '危险因素', fields: risks },
    { id: 'glucose', title: '血糖', fields: glucose },
  ],
  checks: [notFasting],
  result: (values, { history = [] }) => {
    const on = dayOf(values, 'screen_date')
    const earlier = history.filter(
      ({ form, status, service_date }) =>
        form === 'dm_screen' && isEffective(status) && on !== null && service_date < on,
    )
    const { status } = screeningOf(values, earlier)
    return [{ label: '筛查结论', value: words[status], tone: status === 'normal' ? 'met' : 'due' }]
  },
  summary: (values) =>
    isFilled(values.fpg)
      ? `空腹血糖 ${values.fpg} mmol/L`
      : isFilled(values.random_glucose)
        ? `随机血糖 ${values.random_glucose} mmol/L`
        : '',
})
