import { dayOf, isFilled } from '../../../../form/answers.ts'
import { codes, date, many, one, ref, rows, text, type Values, type When } from '../../../../form/field.ts'
import { typedHere } from '../../../shared/forms/contact.ts'
import { noneSome, noYes } from '../../../shared/forms/options.ts'
import { drugLine } from '../drug.ts'
import { adherences, classes } from '../options.ts'
import { asked, isLost, judgedNow, previousReached, reached, ruledNext } from './judged.ts'

/** Without medicine, effect and reactions do not apply. */
export const unmedicated = ({ adherence }: Values): boolean => adherence === '3' || adherence === '4'

const askedHere: When = (values, context) => reached(values, context) && typedHere(values, context)

/** 实验室检查 to 治疗效果. */
export const course = {
  lab: one('实验室检查', noneSome, { ...asked, details: { '2': 'lab_text' } }),
  lab_text: text('实验室检查结果', 500, { lines: 2 }),
  adherence: one('用药依从性', adherences, asked),
  adr: one('药物不良反应', [...noneSome, ...codes('9 此项不适用')], { ...asked, details: { '2': 'adr_text' } }),
  adr_text: text('不良反应说明', 200, { hint: '药物和反应' }),
  adr_severity: one('不良反应程度', codes('0 无', '1 不严重', '2 严重或急性'), {
    required: (values, context) => values.adr === '2' && typedHere(values, context),
    when: reached,
    computed: ({ adr }) => (adr === '1' || adr === '9' ? '0' : null),
    editable: true,
  }),
  physical: one('躯体疾病（现况）', codes('0 无或稳定', '1 有，不稳定但不严重', '2 严重'), {
    required: askedHere,
    when: reached,
    normal: '0',
    details: { '1': 'physical_text', '2': 'physical_text' },
  }),
  physical_text: text('躯体疾病说明', 200),
  effect: one('治疗效果', codes('1 痊愈', '2 好转', '3 无变化', '4 加重', '9 此项不适用'), asked),
}

/** The follow-up before referred: this one tells whether the patient got there. */
const referredBefore: When = (values, context) => {
  const on = dayOf(values, 'service_date')
  return on !== null && previousReached(context, on)?.fields.referral === '2'
}

const refers: When = (values, context) => reached(values, context) && values.referral === '2'

/** 转诊、用药、康复. */
export const care = {
  referral: one('是否转诊', noYes, asked),
  referral_reason: text('转诊原因', 200, { required: true, when: refers }),
  referral_org_dept: text('转诊至机构及科室', 100, { required: true, when: refers, synonyms: ['机构及科室'] }),
  referral_reached: one('转诊是否到位/联系精神专科医师', codes('1 是', '2 否'), {
    required: (values, context) => referredBefore(values, context) && typedHere(values, context),
    when: reached,
    hint: '上次已转诊的填写',
  }),
  drugs: rows('用药情况', 6, drugLine, {
    when: reached,
    concept: 'drugs',
    takes: ['antipsychotic'],
    rowLabel: '药物',
  }),
  drug_guidance: rows('用药指导', 6, drugLine, { when: reached, rowLabel: '药物' }),
  rehab: many('康复措施', codes('1 生活劳动能力', '2 职业训练', '3 学习能力', '4 社会交往', '5 其他'), {
    when: reached,
    details: { '5': 'rehab_other' },
  }),
  rehab_other: text('其他康复措施', 100),
}

/** Nothing is owed after death; an inpatient is not followed up in the community. */
const hasNext: When = ({ death_date }) => !isFilled(death_date)

/** 本次随访分类 and 下次随访日期. */
export const outcome = {
  classification: one('本次随访分类', classes, {
    ...asked,
    computed: (values, context) => judgedNow(values, context)?.class,
    editable: true,
    synonyms: ['随访分类'],
    source: '规范第三版·严重精神障碍·分类干预',
  }),
  next_date: date('下次随访日期', {
    required: (values, context) => values.inpatient !== '1' || isLost(values, context),
    when: hasNext,
    future: true,
    computed: ruledNext,
    editable: true,
    source: '规范第三版·严重精神障碍·分类干预',
  }),
  provider_signature: text('随访医生签名', 50),
  resident_signature: text('患者（家属）签名', 50),
  provider_id: ref('随访医生', 'staff'),
}
