import { date, one, text } from '../../../form/field.ts'
import { idTypes } from '../../../identity/documents.ts'
import { nameField, recordNo8, sexes } from './person.ts'

/** Who the person is: the same on the personal form and on the child's page (规范第三版·居民健康档案·个人基本信息表). */
export const personIdentity = {
  name: { ...nameField('姓名'), concept: 'name' },
  record_no8: recordNo8,
  sex: one('性别', sexes, { required: true, concept: 'sex' }),
  birth_date: date('出生日期', { required: true, beforeBirth: true, concept: 'birth_date' }),
  id_type: one('证件类型', idTypes, {
    required: true,
    dataClass: 'D3',
    concept: 'id_type',
    details: { '99': 'id_type_name', P0: 'no_id_reason' },
  }),
  id_type_name: text('证件名称', 50, { dataClass: 'D3' }),
  no_id_reason: text('无证件原因', 100),
  id_number: text('身份证号', 30, {
    required: true,
    dataClass: 'D3',
    concept: 'id_number',
    when: (values) => values.id_type !== 'P0',
    synonyms: ['身份证号码', '公民身份号码', '证件号码'],
  }),
}
