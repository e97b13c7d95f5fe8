import { codes, date, list, one, ref, text } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from './programmes.ts'

/** 项目状态变更: a person decides that a patient is lost, found, or that a closing was a mistake. */
export const programmeState = defineForm({
  id: 'programme_state',
  edition: 'W1',
  title: '项目状态变更',
  short: '项目状态',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  dateKey: 'changed_on',
  byKey: 'provider_id',
  service: 'none',
  duplicate: null,
  source: '规范第三版·慢性病患者健康管理·服务流程',
  sections: [
    {
      id: 'state',
      title: '项目状态变更',
      fields: {
        programme: one('项目', enrolling, { required: true }),
        changed_on: date('变更日期', { required: true }),
        to: one('变更为', codes('lost 失访', 'found 已找到', 'reopened 恢复管理'), { required: true }),
        attempts: list('联系记录', 50, ref('联系记录', 'record'), { when: (values) => values.to === 'lost' }),
        reason: text('原因', 500, { lines: 2, required: (values) => values.to === 'reopened' }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
})
