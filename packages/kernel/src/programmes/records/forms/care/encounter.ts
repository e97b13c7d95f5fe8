import { date, ref, text } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { encounterPaper } from './paper.ts'

/** 接诊记录表, for care outside the programme visits (规范第三版·居民健康档案·接诊记录表). */
export const encounter = defineForm({
  id: 'rec_encounter',
  edition: 'GW2017',
  title: '接诊记录表',
  short: '接诊记录',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'encounter_date',
  byKey: 'doctor',
  duplicate: null,
  source: '规范第三版·居民健康档案·接诊记录表',
  sections: [
    {
      id: 'encounter',
      title: '接诊记录',
      fields: {
        subjective: text('就诊者的主观资料', 2000, {
          required: true,
          lines: 3,
          hint: '主诉、咨询问题和卫生服务要求等',
        }),
        objective: text('就诊者的客观资料', 2000, { required: true, lines: 3, hint: '查体、实验室检查、影像检查等' }),
        assessment: text('评估', 1000, { required: true, lines: 2, hint: '初步印象、疾病诊断或健康问题评估' }),
        plan: text('处置计划', 2000, { required: true, lines: 3, hint: '诊断计划、治疗计划、病人指导计划等' }),
        doctor: ref('医生签字', 'staff', { required: true }),
        encounter_date: date('接诊日期', { required: true }),
      },
    },
  ],
  summary: (values) => String(values.assessment ?? ''),
  paper: encounterPaper,
})
