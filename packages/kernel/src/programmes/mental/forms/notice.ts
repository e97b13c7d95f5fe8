import { codes, date, many, one, ref, text, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { labelIn } from './options.ts'

const kinds = codes('1 失访报告', '2 高风险患者离开辖区', '3 不同意参加管理', '4 长期未面访', '5 依法提供信息')

const disclosed: When = ({ kind }) => kind === '5'

/**
 * 报告与通知登记 (product): only that it was done. The report itself is handed over outside the platform; 政法、公安、村（居）委会
 * hold no account here.
 */
export const notice = defineForm({
  id: 'smd_notice',
  edition: 'W1',
  title: '严重精神障碍报告与通知登记',
  short: '报告登记',
  programme: 'smd',
  subject: 'resident',
  dataClass: 'D4',
  dateKey: 'notice_date',
  byKey: 'provider_id',
  service: 'none',
  duplicate: null,
  source: '严重精神障碍管理治疗工作规范（2018年版）·失访患者、信息报告',
  sections: [
    {
      id: 'notice',
      title: '报告与通知',
      fields: {
        notice_date: date('日期', { required: true }),
        kind: one('事项', kinds, { required: true }),
        recipients: many('报告或通知对象', codes('1 综合管理小组', '2 上级精防机构', '3 公安', '4 其他'), {
          required: true,
          details: { '4': 'recipient_other' },
        }),
        recipient_other: text('其他对象', 100),
        disclosed: text('提供的内容', 500, { required: true, when: disclosed, lines: 2 }),
        legal_basis: text('法律依据', 200, { required: true, when: disclosed }),
        approver: text('批准人', 50, { required: true, when: disclosed }),
        note: text('说明', 500, { lines: 2 }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  summary: ({ kind }) => labelIn(kinds, kind),
})
