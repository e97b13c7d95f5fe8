import { dayOf, isFilled } from '../../../../form/answers.ts'
import { date, one, ref } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { residenceTypes } from '../person.ts'

const FACTS = ['residence_type', 'residence_start_date', 'away_since', 'return_date', 'current_village']

const order: Check = (values) => {
  const [start, away, back] = ['residence_start_date', 'away_since', 'return_date'].map((key) => dayOf(values, key))
  return [
    ...(away && start && away < start
      ? [finding('DATE_ORDER', 'away_since', `“离开本地日期”${away} 早于“本地居住起始日期”${start}，请核对`)]
      : []),
    ...(away && back && back <= away
      ? [finding('DATE_ORDER', 'return_date', `“返回日期”${back} 应晚于“离开本地日期”${away}，请核对`)]
      : []),
  ]
}

const something: Check = (values) =>
  FACTS.some((key) => isFilled(values[key]))
    ? []
    : [finding('REQUIRED', 'residence_type', '请至少填写一项变更的居住情况')]

/** 居住情况变更: the facts that decide who is a permanent resident (规范第三版·居民健康档案·服务对象; R-RES). */
export const residence = defineForm({
  id: 'rec_residence',
  edition: 'W1',
  title: '居住情况变更',
  short: '居住变更',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'changed_on',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·居民健康档案·服务对象',
  sections: [
    {
      id: 'residence',
      title: '居住情况',
      fields: {
        changed_on: date('变更日期', { required: true }),
        residence_type: one('常住类型', residenceTypes),
        residence_start_date: date('本地居住起始日期', { required: (values) => values.residence_type === '2' }),
        away_since: date('离开本地日期', { hint: '户籍在本地、人住外地的，填离开的日期' }),
        return_date: date('返回日期'),
        current_village: ref('现住村（居）委会', 'area'),
        managing_institution: ref('管理机构', 'unit', { computed: () => null }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [something, order],
})
