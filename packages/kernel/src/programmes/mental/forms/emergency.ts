import { codes, date, many, one, ref, text } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { clockOf, TIME } from '../../shared/clock.ts'
import { labelIn } from './options.ts'

const signs = codes('1 自伤自杀', '2 危害公共或他人安全', '3 病情复发加重', '4 急性严重药物不良反应', '5 过量或中毒')
const actions = codes('1 现场处置', '2 门诊留观', '3 住院', '4 通知监护人', '5 通知公安', '6 联系专科医师')

/** 应急处置记录 (管理治疗工作规范 2018·应急处置): of imminent danger, a suicide act, an acute severe drug reaction, risk ≥ 3. */
export const emergency = defineForm({
  id: 'smd_emergency',
  edition: 'W1',
  title: '严重精神障碍应急处置记录',
  short: '应急处置',
  programme: 'smd',
  subject: 'resident',
  dataClass: 'D4',
  assigned: true,
  dateKey: 'event_date',
  byKey: 'provider_id',
  service: 'opening',
  duplicate: null,
  source: '严重精神障碍管理治疗工作规范（2018年版）·应急处置',
  sections: [
    {
      id: 'emergency',
      title: '应急处置',
      fields: {
        event_date: date('发生日期', { required: true }),
        event_time: text('时间', 5, {
          required: true,
          pattern: TIME,
          canon: clockOf,
          patternHint: '时:分，如 08:30',
        }),
        sign: many('情形', signs, { required: true }),
        action: many('处置', actions, { required: true }),
        result: text('结果', 500, { required: true, lines: 2 }),
        guardian_consent: one('监护人同意救治', codes('1 是', '2 否', '3 联系不上'), { required: true }),
        provider_id: ref('处置人', 'staff'),
      },
    },
  ],
  summary: (values) =>
    [...(Array.isArray(values.sign) ? values.sign : []).map((code) => labelIn(signs, code))].filter(Boolean).join('、'),
})
