import { dayBeside } from '../../../day/words.ts'
import { dayOf } from '../../../form/answers.ts'
import { date, one, ref, text } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { courseOn, planOn } from './facts.ts'
import { stopReasons } from './options.ts'

const breakOrder: Check = (values) => {
  const [from, restart] = [dayOf(values, 'break_from'), dayOf(values, 'restart_on')]
  return from && restart && restart <= from
    ? [finding('DATE_ORDER', 'restart_on', `“恢复服药日期”${restart} 应晚于停药日期 ${from}`)]
    : []
}

/** 医嘱停药: days on which the designated hospital ordered no dose; they are not due (product). */
export const breakForm = defineForm({
  id: 'tb_break',
  edition: 'W1',
  title: '定点医院医嘱停药记录',
  short: '医嘱停药',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  assigned: true,
  dateKey: 'break_from',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·肺结核·督导服药和随访管理',
  sections: [
    {
      id: 'break',
      title: '医嘱停药',
      fields: {
        break_from: date('停药日期', { required: true, hint: '第一天不服药的日期' }),
        restart_on: date('恢复服药日期', { hint: '重新服药的第一天；还没恢复的先不填' }),
        hospital: text('定点医疗机构', 100, { required: true }),
        reason: text('停药原因', 200, { required: true }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [breakOrder],
  summary: (values) =>
    `医嘱停药${values.restart_on ? `，${dayBeside(String(values.restart_on), String(values.break_from))}恢复` : ''}${values.reason ? `（${values.reason}）` : ''}`,
})

const stopOrder: Check = (values, context) => {
  const on = dayOf(values, 'stop_date')
  const plan = on && planOn(context, on)
  return on && plan && on < plan.treatmentStart
    ? [finding('DATE_ORDER', 'stop_date', `“停止治疗时间”${on} 早于开始治疗日期 ${plan.treatmentStart}，请核对`)]
    : []
}

/** The closing evaluation tells the same stop again: it is no other one. */
const noCourse: Check = (values, { history }) => {
  const on = dayOf(values, 'stop_date')
  if (!on || !history) return []
  const others = history.filter(({ form, service_date }) => form !== 'tb_close' || service_date !== on)
  const course = courseOn({ history: others }, on)
  return course && !course.stop
    ? []
    : [
        finding(
          'CROSS_FIELD',
          'stop_date',
          course ? `${course.stop?.day} 已登记停止治疗，请更正那一份` : '没有进行中的疗程，请先登记管理通知单',
          {
            severity: 'warn',
          },
        ),
      ]
}

/** 停止治疗登记: known before the evaluation is done, which is then due (product). */
export const stopForm = defineForm({
  id: 'tb_stop',
  edition: 'W1',
  title: '肺结核患者停止治疗登记',
  short: '停止治疗登记',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  assigned: true,
  dateKey: 'stop_date',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·肺结核·结案评估',
  sections: [
    {
      id: 'stop',
      title: '停止治疗',
      fields: {
        stop_date: date('停止治疗时间', { required: true }),
        stop_reason: one('停止治疗原因', stopReasons, { required: true, details: { '5': 'stop_reason_other' } }),
        stop_reason_other: text('其他原因', 200),
        told_by: text('消息来源', 100, { hint: '定点医院、患者、家属等' }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [stopOrder, noCourse],
  summary: (values) => `停止治疗：${stopReasons.find(({ code }) => code === values.stop_reason)?.label ?? ''}`,
})
