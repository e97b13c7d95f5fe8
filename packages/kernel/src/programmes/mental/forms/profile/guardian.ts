import { codes, date, one, text, type When } from '../../../../form/field.ts'

/** “无” is an answer with its reason: the patient is then listed as without a guardian. */
const hasGuardian: When = ({ guardian_name }) => guardian_name !== '无'
const noGuardian: When = ({ guardian_name }) => guardian_name === '无'

const phone = { pattern: /^\d{7,12}$/, patternHint: '7～12 位数字' } as const
const asked = { required: true, when: hasGuardian } as const

/** 监护人 and the contact of the committee. */
export const guardian = {
  guardian_name: text('监护人姓名', 30, { required: true, hint: '没有的填“无”，并写明原因' }),
  guardian_none_reason: text('没有监护人的原因', 200, { required: true, when: noGuardian }),
  guardian_relation: one(
    '与患者关系',
    codes('1 配偶', '2 父母', '3 子女', '4 兄弟姐妹', '5 其他亲属', '6 村（居）委会', '7 民政部门', '8 其他'),
    { ...asked, details: { '8': 'guardian_relation_other' } },
  ),
  guardian_relation_other: text('其他关系', 30),
  guardian_address: text('监护人住址', 200, asked),
  guardian_phone: text('监护人电话', 12, { ...asked, ...phone }),
  committee_contact: text('辖区村（居）委会联系人', 50, { required: true }),
  committee_phone: text('辖区村（居）委会电话', 12, { required: true, ...phone }),
}

/** 知情同意 (管理治疗工作规范 2018): asked at enrolment; who refuses stays registered. */
export const consent = {
  consent: one('知情同意', codes('1 同意参加管理', '0 不同意参加管理'), {
    required: true,
    // Other systems write a refusal as 2.
    imports: { '2': '0' },
    hint: '撤回同意、重新同意的，另填一份，签字时间写新的日期',
  }),
  consent_signer: one('签字', codes('1 患者', '2 监护人', '3 两者'), { required: true }),
  consent_date: date('签字时间', { required: true }),
}
