import { numberOf, textOf } from '../../../form/answers.ts'
import { codes, date, dec, int, one, ref, rows, text, type When } from '../../../form/field.ts'
import { ranges } from '../../shared/vital.ts'
import { judgedNow, ruledNext, seen, typedHere } from './judged.ts'
import { drugLine, noYes } from './options.ts'

export const lostReasons = codes('1 外出务工', '2 迁居他处', '3 联系不上', '4 其他')

const salt = codes('1 轻', '2 中', '3 重')
const mood = codes('1 良好', '2 一般', '3 差')

const exercises =
  (key: string): When =>
  (values) =>
    (numberOf(values, key) ?? 0) > 0

const asked = { required: true, when: seen } as const

/** 生活方式指导: now and the goal agreed for the next follow-up. */
export const habits = {
  smoke_now: int('日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_daily', hint: '不吸烟填 0' }),
  smoke_target: int('目标日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_target' }),
  drink_now: dec('日饮酒量', 1, {
    ...ranges.alcohol,
    ...asked,
    concept: 'drink_daily',
    hint: '折合白酒：啤酒÷10，红酒÷4，黄酒÷5；不饮酒填 0',
  }),
  drink_target: dec('目标日饮酒量', 1, { ...ranges.alcohol, ...asked, concept: 'drink_target' }),
  exercise_freq_now: int('运动次数', { ...ranges.exerciseTimes, ...asked, concept: 'exercise_freq' }),
  exercise_freq_target: int('目标运动次数', { ...ranges.exerciseTimes, ...asked, concept: 'exercise_freq_target' }),
  exercise_min_now: int('每次运动时间', {
    ...ranges.exerciseMinutes,
    required: exercises('exercise_freq_now'),
    when: seen,
    concept: 'exercise_minutes',
  }),
  exercise_min_target: int('目标每次运动时间', {
    ...ranges.exerciseMinutes,
    required: exercises('exercise_freq_target'),
    when: seen,
    concept: 'exercise_minutes_target',
  }),
  salt_now: one('摄盐情况', salt, { ...asked, concept: 'salt', synonyms: ['摄盐情况（咸淡）'] }),
  salt_target: one('目标摄盐情况', salt, { ...asked, concept: 'salt_target' }),
  psych: one('心理调整', mood, { ...asked, normal: '1' }),
  compliance: one('遵医行为', mood, { ...asked, normal: '1' }),
}

/** 辅助检查 to 用药情况, with the class of this follow-up. */
export const medication = {
  lab: text('辅助检查', 500, { when: seen, lines: 2, hint: '上次随访以来各机构的检查结果' }),
  adherence: one('服药依从性', codes('1 规律', '2 间断', '3 不服药'), asked),
  adr: one('药物不良反应', codes('1 无', '2 有'), {
    ...asked,
    normal: '1',
    details: { '2': 'adr_text' },
    concept: 'adverse_reaction',
  }),
  adr_text: text('不良反应说明', 200, { hint: '药物和反应' }),
  complication: one('并发症情况', codes('0 无', '1 原有且稳定', '2 新发', '3 原有加重'), {
    required: typedHere,
    when: seen,
    normal: '0',
    details: { '1': 'complication_text', '2': 'complication_text', '3': 'complication_text' },
  }),
  complication_text: text('并发症说明', 200),
  classification: one('此次随访分类', codes('1 控制满意', '2 控制不满意', '3 不良反应', '4 并发症'), {
    required: (values) => numberOf(values, 'sbp') !== null && numberOf(values, 'dbp') !== null,
    when: seen,
    computed: (values, context) => judgedNow(values, context)?.class,
    editable: true,
    synonyms: ['随访分类', '本次随访分类'],
    source: '规范第三版·高血压·分类干预',
  }),
  drugs: rows('用药情况', 6, drugLine, { when: seen, concept: 'drugs', rowLabel: '药物' }),
  next_measure: one(
    '下一步管理措施',
    codes('1 常规随访', '2 第1次控制不满意2周随访', '3 两次控制不满意转诊随访', '4 紧急转诊'),
    { when: seen, computed: (values, context) => judgedNow(values, context)?.measure, editable: true },
  ),
  drug_adjustment: rows('用药调整意见', 6, drugLine, { when: seen, rowLabel: '药物' }),
}

const refers: When = (values) => seen(values) && values.referral === '2'

/** 转诊 and 下次随访日期. */
export const nextStep = {
  referral: one('是否转诊', noYes, asked),
  referral_reason: text('转诊原因', 200, { required: true, when: refers }),
  referral_org_dept: text('转诊机构及科别', 100, { required: true, when: refers, synonyms: ['机构及科别'] }),
  referral_contact: text('联系人及电话', 100, { when: refers, dataClass: 'D2' }),
  referral_result: one('转诊结果', codes('1 到位', '2 不到位'), { when: seen, hint: '转诊后随访时填写' }),
  referral_result_date: date('转诊结果日期', { when: (values) => textOf(values, 'referral_result') !== null }),
  next_date: date('下次随访日期', {
    required: ({ contact_outcome }) => contact_outcome !== '4',
    when: ({ contact_outcome }) => contact_outcome !== '4',
    future: true,
    computed: ruledNext,
    editable: true,
    source: '规范第三版·高血压·随访评估、分类干预',
  }),
  provider_signature: text('随访医生签名', 50),
  resident_signature: text('居民签名', 50),
  provider_id: ref('随访医生', 'staff'),
}
