import { dayOf } from '../../../form/answers.ts'
import { one, ref, text } from '../../../form/field.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { phoneNone, provisionalName } from './cover.ts'
import { ruled } from './findings.ts'
import { ageOn, phoneField, residenceTypes } from './person.ts'
import { personIdentity } from './person-identity.ts'
import { identityChecks } from './personal/identity.ts'

/** From 7 years on the personal form is filled instead. */
const under7: Check = (values, context) => {
  // Age on the day of filling, where it is known: a page of long ago stays right.
  const age = context.age ?? ageOn(values, context)
  return dayOf(values, 'birth_date') && age !== null && age >= 7
    ? [ruled('CHILD_AGE', ['block', 'contradiction'], 'birth_date', `已满 ${age} 周岁，请填个人基本信息表`)]
    : []
}

/**
 * Basic facts of a child of 0 to 6 years for whom there is no newborn visit (moved in, older): it stands in place of
 * the newborn visit form (规范第三版·居民健康档案·建立: 0～6岁儿童无须填写个人基本信息表).
 */
export const childBasicInfo = defineForm({
  id: 'child_basic_info',
  edition: 'W1',
  title: '儿童基本信息页',
  short: '儿童基本信息',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: null,
  byKey: null,
  service: 'none',
  source: '规范第三版·居民健康档案·建立',
  sections: [
    {
      id: 'child',
      title: '儿童基本信息',
      fields: {
        ...personIdentity,
        residence_type: one('常住类型', residenceTypes, { required: true, concept: 'residence_type' }),
        guardian_name: text('监护人姓名', 50, { required: true }),
        guardian_phone: phoneField('监护人电话'),
        guardian_id: text('监护人身份证号', 30, { dataClass: 'D3' }),
        responsible_doctor: ref('责任医生', 'staff', { concept: 'responsible_doctor' }),
      },
    },
  ],
  checks: [provisionalName, ...identityChecks, phoneNone('guardian_phone'), under7],
})
