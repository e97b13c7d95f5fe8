import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { validate } from '../../../../form/validate.ts'
import { personal } from './personal.ts'

/** Complete, of a county code that is not assigned. */
const good: Values = {
  name: '王桂芳',
  sex: '2',
  birth_date: '1958-09-03',
  id_type: '01',
  id_number: '529901195809030027',
  work_unit: '无',
  own_phone: '13912345678',
  contact_name: '李建国',
  contact_phone: '13887654321',
  residence_type: '1',
  ethnicity: '01',
  abo: '1',
  rh: '2',
  education: '8',
  occupation: '4',
  marital: '2',
  payment: ['3'],
  drug_allergy: ['1'],
  exposure: ['1'],
  past_disease: [{ code: '2', diagnosed: '2015-06' }],
  past_surgery: '1',
  past_trauma: '1',
  past_transfusion: '1',
  family_father: ['1'],
  family_mother: ['2'],
  family_siblings: ['1'],
  family_children: ['1'],
  genetic: '1',
  disability: ['1'],
}
const today: FormContext = { today: day('2026-06-30') }
const found = (values: Values, context: FormContext = {}): string[] =>
  validate(personal, { ...good, ...values }, { ...today, ...context }).map(
    ({ code, severity, field }) => `${severity} ${code} ${field}`,
  )
/** Someone of another age, without the number that says otherwise. */
const born = (birth_date: string): Values => ({ birth_date, id_type: 'P0', id_number: null, no_id_reason: '待补办' })

test('a complete form has no finding', () => {
  expect(found({})).toEqual([])
})

describe('identity', () => {
  test.each<[string, Values, string[]]>([
    ['the number says another birth date', { birth_date: '1958-09-04' }, ['block ID_BIRTH_MISMATCH id_number']],
    ['the number says another sex', { sex: '1' }, ['block ID_SEX_MISMATCH id_number']],
    ['a wrong check character', { id_number: '529901195809030023' }, ['block ID_CHECKSUM id_number']],
    ['no number and no reason', { id_number: null }, ['block REQUIRED id_number']],
    [
      'without a document, without a reason',
      { id_type: 'P0', id_number: null },
      ['block DETAIL_REQUIRED no_id_reason'],
    ],
    ['without a document, but with a number', { id_type: 'P0', no_id_reason: '遗失' }, ['block SKIP_FILLED id_number']],
    ['sex unknown', { sex: '0' }, ['warn SEX_UNSTATED sex']],
    ['a newborn’s provisional name', { name: '王桂芳之女' }, ['warn NAME_PROVISIONAL name']],
    ['digits in a name', { name: '王桂芳2' }, ['reject BAD_FORMAT name']],
    ['a name of 20,000 characters', { name: '王'.repeat(20_000) }, ['reject BAD_FORMAT name']],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual(expected)
  })
})

describe('contacts and payment', () => {
  test.each<[string, Values, string[]]>([
    ['the contact’s phone is one’s own', { contact_phone: '13912345678' }, ['warn CONTACT_SAME_PHONE contact_phone']],
    ['the contact is oneself', { contact_name: '王桂芳' }, ['warn CONTACT_SAME_NAME contact_name']],
    ['no phone', { own_phone: '无' }, ['warn PHONE_NONE own_phone']],
    ['a phone with a digit missing', { own_phone: '1391234567' }, ['reject BAD_FORMAT own_phone']],
    ['a landline', { own_phone: '0851-85801234' }, []],
    ['insured and all at one’s own expense', { payment: ['3', '7'] }, ['block PAY_CONFLICT payment']],
    ['another way of paying', { payment: ['3', '8'] }, ['block DETAIL_REQUIRED payment_other']],
    ['a minority without its name', { ethnicity: '99' }, ['block DETAIL_REQUIRED ethnicity_name']],
    ['a nationality by its own code', { ethnicity: '07' }, []],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual(expected)
  })
})

describe('past history', () => {
  test.each<[string, Values, string[]]>([
    [
      'none together with a disease',
      { past_disease: [{ code: '1' }, { code: '2', diagnosed: '2015-06' }] },
      ['block EXCLUSIVE_OPTION past_disease'],
    ],
    [
      'none with a month',
      { past_disease: [{ code: '1', diagnosed: '2015-06' }] },
      ['block SKIP_FILLED past_disease[0].diagnosed'],
    ],
    [
      'a tumour without its name',
      { past_disease: [{ code: '6', diagnosed: '2015-06' }] },
      ['block DETAIL_REQUIRED past_disease[0].name'],
    ],
    [
      'the same disease twice',
      {
        past_disease: [
          { code: '2', diagnosed: '2015-06' },
          { code: '2', diagnosed: '2016-06' },
        ],
      },
      ['warn PAST_DISEASE_TWICE past_disease[1].code'],
    ],
    [
      'two tumours',
      {
        past_disease: [
          { code: '6', diagnosed: '2015-06', name: '胃癌' },
          { code: '6', diagnosed: '2016-06', name: '肺癌' },
        ],
      },
      [],
    ],
    [
      'diagnosed before birth',
      { past_disease: [{ code: '2', diagnosed: '1958-08' }] },
      ['block Q-PI-11 past_disease[0].diagnosed'],
    ],
    ['diagnosed in the month of birth', { past_disease: [{ code: '2', diagnosed: '1958-09' }] }, []],
    [
      'diagnosed next month',
      { past_disease: [{ code: '2', diagnosed: '2026-07' }] },
      ['block Q-PI-11 past_disease[0].diagnosed'],
    ],
    ['an operation without its line', { past_surgery: '2' }, ['block DETAIL_REQUIRED past_surgery_detail']],
    ['mental disability without the disease', { disability: ['7'] }, ['info Q-PI-12 disability']],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual(expected)
  })

  test('a managed disease must stand in the past history', () => {
    expect(found({ past_disease: [{ code: '1' }] }, { groups: ['htn'] })).toEqual(['block Q-PI-08 past_disease'])
    expect(found({}, { groups: ['htn'] })).toEqual([])
  })
})

describe('age against marriage, schooling, work and children', () => {
  test.each<[string, Values, string[]]>([
    ['a woman of 19 married', { ...born('2006-12-01'), occupation: '8' }, ['warn Q-PI-05 marital']],
    ['a girl of 14 married', { ...born('2011-12-01'), occupation: '8' }, ['block Q-PI-05 marital']],
    ['a woman of 20 married', { ...born('2006-06-30'), occupation: '8' }, []],
    ['a man of 21 married', { ...born('2005-01-01'), sex: '1', occupation: '8' }, ['warn Q-PI-05 marital']],
    [
      'a child of 10 in middle school',
      { ...born('2016-01-01'), marital: '1', occupation: '8', education: '7' },
      ['warn Q-PI-06 education'],
    ],
    ['a worker of 15', { ...born('2011-01-01'), marital: '1' }, ['warn Q-PI-07 occupation']],
    ['a soldier of 67', { occupation: '6' }, ['warn Q-PI-07 occupation']],
    [
      'a child of 12 with ill children',
      { ...born('2014-01-01'), marital: '1', occupation: '8', family_children: ['2'] },
      ['warn Q-PI-13 family_children'],
    ],
  ])('%s', (_, values, expected) => {
    expect(found({ past_disease: [{ code: '1' }], ...values })).toEqual(expected)
  })
})

test('the living environment is asked of rural addresses', () => {
  const asked = found({}, { rural: true })
  expect(asked).toEqual(
    ['env_kitchen', 'env_fuel', 'env_water', 'env_toilet', 'env_livestock'].map((key) => `block REQUIRED ${key}`),
  )
})

test('a known blood type does not change', () => {
  const before = {
    record_id: 'r',
    form: 'rec_personal',
    edition: 'GW2017',
    service_date: day('2020-01-01'),
    status: 'submitted',
    fields: { abo: '3' },
    recorded_at: '2020-01-01T10:00:00+08:00',
    org_id: null,
  } as const
  expect(found({}, { history: [before] })).toEqual(['warn ABO_CHANGED abo'])
  expect(found({ abo: '5' }, { history: [before] })).toEqual([])
})

test('answers of the 2011 edition are rewritten', () => {
  expect(personal.upgrades?.GW2011({ rh: '2', env_livestock: '3', name: '王桂芳' })).toEqual({
    rh: '1',
    env_livestock: '4',
    name: '王桂芳',
  })
})
