import { dayOf, isFilled, numberOf, textOf } from '../../../form/answers.ts'
import { codes, date, int, one, ref, text, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { clockOf, TIME } from '../../shared/clock.ts'
import { courseOn } from './facts.ts'
import { patientTypes, resistances, sputum } from './options.ts'

const movedIn: When = ({ moved_in }) => moved_in === '2'

const order: Check = (values) => {
  const [told, confirmed] = [dayOf(values, 'notice_date'), dayOf(values, 'diagnosed_on')]
  return told && confirmed && confirmed > told
    ? [finding('DATE_ORDER', 'diagnosed_on', `“确诊日期”${confirmed} 晚于通知日期 ${told}，请核对`)]
    : []
}

const taken: Check = (values) => {
  const [due, was] = [numberOf(values, 'doses_before_expected'), numberOf(values, 'doses_before_taken')]
  return due !== null && was !== null && was > due
    ? [finding('CROSS_FIELD', 'doses_before_taken', `“转入前已服”${was} 次多于“转入前应服”${due} 次，请核对`)]
    : []
}

/** A second notice while a course is running opens nothing. The first visit that this notice led to is no such course. */
const twice: Check = (values, { history }) => {
  const on = dayOf(values, 'notice_date')
  const before = on && history?.filter(({ service_date }) => service_date < on)
  const course = on && before ? courseOn({ history: before }, on) : null
  return course && !course.stop
    ? [
        finding(
          'CROSS_FIELD',
          'notice_date',
          `${course.from} 已接到通知、疗程未结束，这份通知不再开始新的管理，确认请注明`,
          {
            severity: 'warn',
            category: 'duplicate',
          },
        ),
      ]
    : []
}

/** 管理通知单: what the superior institution told; the 72 hours run from here. */
export const noticeForm = defineForm({
  id: 'tb_notice',
  edition: 'W1',
  title: '肺结核患者管理通知单',
  short: '管理通知单',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  dateKey: 'notice_date',
  byKey: 'provider_id',
  service: 'opening',
  source: '规范第三版·肺结核·第一次入户随访（接到上级专业机构管理肺结核患者的通知单）',
  sections: [
    {
      id: 'notice',
      title: '通知',
      fields: {
        notice_date: date('通知单接收日期', { required: true }),
        notice_time: text('接收时刻', 5, {
          pattern: TIME,
          canon: clockOf,
          patternHint: '时:分，如 15:30',
          hint: '不填的到第三天结束为止',
        }),
        from_org: text('通知机构', 100, { required: true, hint: '县级疾控或结防机构' }),
        hospital: text('定点医疗机构', 100),
        diagnosed_on: date('确诊日期'),
        patient_type: one('患者类型', patientTypes),
        sputum: one('痰菌情况', sputum),
        resistance: one('耐药情况', resistances),
        treatment_start: date('开始治疗日期', { future: true }),
      },
    },
    {
      id: 'moved',
      title: '治疗中转入',
      fields: {
        moved_in: one('治疗中由外地转入', codes('1 否', '2 是'), { required: true, normal: '1' }),
        doses_before_expected: int('转入前应服次数', { required: true, when: movedIn, unit: '次', hard: [0, 1500] }),
        doses_before_taken: int('转入前已服次数', { required: true, when: movedIn, unit: '次', hard: [0, 1500] }),
        provider_id: ref('接收人', 'staff'),
      },
    },
  ],
  checks: [order, taken, twice],
  summary: (values) =>
    `接到通知${isFilled(values.notice_time) ? `（${textOf(values, 'notice_time')}）` : ''}，应72小时内首次入户`,
})
