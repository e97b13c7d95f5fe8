import type { Paper } from '../../../../form/paper.ts'
import { dangerCell } from '../paper.ts'

/** 规范第三版·严重精神障碍·严重精神障碍患者个人信息补充表. */
export const paper: Paper = {
  boxes: { past_symptoms: 12 },
  rows: [
    ['guardian_name', { key: 'guardian_relation', cell: '{guardian_relation:words}' }],
    ['guardian_address', 'guardian_phone'],
    { label: '辖区村（居）委会联系人、电话', cell: '{committee_contact} {committee_phone}' },
    'household_type',
    'employment',
    {
      label: '知情同意',
      cell: '{consent:options} {consent:boxes}\n签字：{consent_signer:words}\n签字时间：{consent_date}',
    },
    'first_onset',
    'past_symptoms',
    'past_locked',
    {
      title: '既往治疗情况',
      rows: [
        {
          label: '门诊',
          cell: '{outpatient_history:options} {outpatient_history:boxes}\n首次抗精神病药治疗时间：{first_antipsychotic}',
        },
        { label: '住院', cell: '曾住精神专科医院/综合医院精神专科{admissions}次' },
      ],
    },
    {
      label: '目前诊断情况',
      cell: '诊断：{diagnosis:words}\n确诊医院：{diagnosis_hospital:long}\n确诊日期：{diagnosis_date}',
    },
    'last_effect',
    { label: '危险行为', cell: dangerCell('danger_history.', 'danger_history.none') },
    'economy',
    { key: 'specialist_opinion', label: '专科医生的意见（如果有请记录）', lines: 4 },
    ['form_date', 'doctor'],
  ],
  beside: ['guardian_none_reason'],
}
