import type { Paper } from '../../../../form/paper.ts'
import { signedRow } from '../../../shared/forms/paper.ts'
import { dangerCell, drugRows } from '../paper.ts'

/** 规范第三版·严重精神障碍·严重精神障碍患者随访服务记录表, with the items of the working norm of 2018. */
export const paper: Paper = {
  size: 0.92,
  boxes: { symptoms: 12, informant: 3, rehab: 4 },
  rows: [
    ['service_date', 'method'],
    'informant',
    'lost_reason',
    {
      title: '如死亡，日期和原因',
      rows: [
        'death_date',
        {
          label: '死亡原因',
          cell: '1躯体疾病（{death_disease:options} {death_disease:boxes}）\n2自杀 3他杀 4意外 5精神疾病相关并发症 6其他 {death_cause:boxes}',
        },
      ],
    },
    { label: '危险性评估', cell: '0（0级） 1（1级） 2（2级） 3（3级） 4（4级） 5（5级） {risk:boxes}' },
    'symptoms',
    'insight',
    'sleep',
    'diet',
    { title: '社会功能情况', rows: ['func_self', 'func_house', 'func_work', 'func_learn', 'func_social'] },
    { label: '危险行为', cell: dangerCell('danger_', 'danger_none') },
    'locked',
    {
      label: '两次随访期间住院情况',
      cell: '0未住院 1目前正在住院 2曾住院，现未住院 {inpatient:boxes}\n末次出院时间：{last_discharge}',
    },
    'lab',
    'adherence',
    'adr',
    'effect',
    {
      label: '是否转诊',
      cell: '{referral:options} {referral:boxes}\n转诊原因：{referral_reason:long}\n转诊至机构及科室：{referral_org_dept:long}',
    },
    { title: '用药情况', rows: [drugRows('drugs')] },
    { title: '用药指导', rows: [drugRows('drug_guidance')] },
    'rehab',
    'classification',
    ['next_date', signedRow('随访医生签名', 'provider_signature')],
  ],
  beside: [
    'lost_whereabouts',
    'symptoms_none',
    'symptom_status',
    'adr_severity',
    'physical',
    'referral_reached',
    'resident_signature',
  ],
}
