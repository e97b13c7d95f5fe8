import { isFilled } from '../../../../form/answers.ts'
import { codes, date, many, one, text, type When } from '../../../../form/field.ts'
import { typedHere } from '../../../shared/forms/contact.ts'
import { lostReasons } from '../options.ts'
import { isLost } from './judged.ts'

const diedHere: When = (values, context) => isFilled(values.death_date) && !isLost(values, context)
const notLost: When = (values, context) => !isLost(values, context)

/** 随访日期、形式、对象, 失访 and 死亡. */
export const contact = {
  service_date: date('随访日期', { required: true, synonyms: ['本次随访日期', '随访时间'] }),
  method: one('本次随访形式', codes('1 门诊', '2 家庭访视', '3 电话'), {
    required: true,
    concept: 'method',
    imports: { 家庭: '2', 入户: '2', 上门: '2', 电话随访: '3', 门诊随访: '1' },
    synonyms: ['随访形式', '随访方式'],
  }),
  informant: many('本次随访对象', codes('1 患者本人', '2 患者家属/监护人', '3 其他知情人'), {
    // Added in 2018; the form of 2017 does not ask.
    // Who told that the patient is away or moved may be named; nobody need be where nobody was met.
    required: (values, context) => notLost(values, context) && typedHere(values, context),
    hint: '门诊、家庭访视且见到患者本人的才算面访',
  }),
  lost_reason: one('若失访，原因', lostReasons, { details: { '5': 'lost_reason_other' }, synonyms: ['失访原因'] }),
  lost_reason_other: text('其他失访原因', 100),
  lost_whereabouts: one('去向', codes('1 清楚', '2 不清楚'), {
    required: typedHere,
    when: ({ lost_reason }) => lost_reason === '1' || lost_reason === '2',
    hint: '去向清楚的不作失访：外出的电话随访，迁居的转给新的管理机构',
  }),
  death_date: date('死亡日期', { when: notLost, hint: '未死亡的不填' }),
  death_cause: one('死亡原因', codes('1 躯体疾病', '2 自杀', '3 他杀', '4 意外', '5 精神疾病相关并发症', '6 其他'), {
    required: true,
    when: diedHere,
    details: { '1': 'death_disease' },
  }),
  death_disease: one(
    '躯体疾病',
    codes(
      '1 传染病和寄生虫病',
      '2 肿瘤',
      '3 心脏病',
      '4 脑血管病',
      '5 呼吸系统疾病',
      '6 消化系统疾病',
      '7 其他疾病',
      '8 不详',
    ),
    // Both codes for 不详 are in use.
    { imports: { '9': '8' } },
  ),
}
