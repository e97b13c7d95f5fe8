import { dayOf } from '../../../../form/answers.ts'
import { codes, date, one, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'

const order: Check = (values) => {
  const [asked, decided] = [dayOf(values, 'requested_on'), dayOf(values, 'decided_on')]
  return asked && decided && decided < asked
    ? [finding('DATE_ORDER', 'decided_on', `“答复日期”${decided} 早于“申请日期”${asked}，请核对`)]
    : []
}

/** 档案转移 inside the platform: unit and village change from the effective day; code and forms stay (R-LIFE). */
export const transfer = defineForm({
  id: 'rec_transfer',
  edition: 'W1',
  title: '档案转移',
  short: '档案转移',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'effective_date',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·居民健康档案·使用',
  sections: [
    {
      id: 'transfer',
      title: '档案转移',
      fields: {
        effective_date: date('生效日期', { required: true, future: true }),
        from_org: ref('转出机构', 'unit', { required: true }),
        to_org: ref('转入机构', 'unit', { required: true }),
        to_village: ref('转入村（居）委会', 'area', { required: true }),
        state: one('状态', codes('requested 已申请', 'accepted 已接收', 'refused 已拒绝'), { required: true }),
        requested_on: date('申请日期', { required: true }),
        decided_on: date('答复日期', {
          required: (values) => values.state === 'accepted' || values.state === 'refused',
        }),
        reason: text('原因', 500, { lines: 2, required: (values) => values.state === 'refused' }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [order],
})
