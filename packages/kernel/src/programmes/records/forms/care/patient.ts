import { dayOf } from '../../../../form/answers.ts'
import { int, one, text } from '../../../../form/field.ts'
import { ageOn, recordNo8, sexes } from '../person.ts'

/** Head of the two referral sheets: filled by the system; address and phone may be corrected on the sheet. */
export const patient = (dateKey: string) => ({
  patient_name: text('患者姓名', 50, { computed: (_, context) => context.name }),
  sex: one('性别', sexes, { computed: (_, context) => context.sex }),
  age: int('年龄', { unit: '岁', computed: (values, context) => ageOn({}, context, dayOf(values, dateKey)) }),
  record_no8: recordNo8,
  home_address: text('家庭住址', 200, {
    dataClass: 'D2',
    editable: true,
    computed: (_, context) => context.address,
  }),
  phone: text('联系电话', 20, { dataClass: 'D2', editable: true, computed: (_, context) => context.phone }),
})
