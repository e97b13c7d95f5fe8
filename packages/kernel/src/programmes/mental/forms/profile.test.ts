import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Value, Values } from '../../../form/field.ts'
import { importValue } from '../../../form/import-map.ts'
import { validate } from '../../../form/validate.ts'
import { programmeClose } from '../../records/forms/life/programme-close.ts'
import { emergency } from './emergency.ts'
import { followup } from './followup/followup.ts'
import { notice } from './notice.ts'
import { profile } from './profile/profile.ts'

const around: FormContext = { today: day('2025-05-06'), birth_date: day('1980-05-02'), sex: '1' }

const registration: Values = {
  guardian_name: '周大山',
  guardian_relation: '2',
  guardian_address: '石桥村二组',
  guardian_phone: '13912345678',
  committee_contact: '李主任',
  committee_phone: '05551234567',
  household_type: '2',
  employment: '3',
  consent: '1',
  consent_signer: '3',
  consent_date: '2025-05-01',
  first_onset: '1998',
  past_symptoms: ['1', '3'],
  past_locked: '1',
  outpatient_history: '3',
  first_antipsychotic: '1999-03',
  admissions: 1,
  diagnosis: '1',
  diagnosis_hospital: '县精神病医院',
  diagnosis_date: '1999-03-02',
  last_effect: '2',
  danger_history: { none: true },
  economy: '2',
  form_date: '2025-05-01',
}

const card = (over: Values) =>
  validate(profile, { ...registration, ...over }, around).map(
    ({ code, severity, field }) => `${severity} ${code} ${field}`,
  )

describe('个人信息补充表', () => {
  test('填全的没有问题；只知道年份的填年份', () => expect(card({})).toEqual([]))
  test.each<[string, Values, string]>([
    ['没有监护人要写原因', { ...noGuardian() }, 'block REQUIRED guardian_none_reason'],
    ['电话7～12位数字', { guardian_phone: '123' }, 'reject BAD_FORMAT guardian_phone'],
    ['其他就业要写明', { employment: '8' }, 'block DETAIL_REQUIRED employment_other'],
    ['45岁学生', { employment: '5' }, 'warn UNUSUAL_VALUE employment'],
    ['签字时间必填', { consent_date: null }, 'block REQUIRED consent_date'],
    ['签字时间不晚于今天', { consent_date: '2025-06-01' }, 'block FUTURE_DATE consent_date'],
    ['没有这个诊断', { diagnosis: '9' }, 'reject NOT_IN_OPTIONS diagnosis'],
    ['发病晚于确诊', { first_onset: '2000' }, 'block DATE_ORDER diagnosis_date'],
    ['用药早于发病', { first_antipsychotic: '1997' }, 'block DATE_ORDER first_antipsychotic'],
    ['治过的要填首次用药', { first_antipsychotic: null }, 'block REQUIRED first_antipsychotic'],
    ['未治的不填', { outpatient_history: '1', admissions: 0 }, 'block SKIP_FILLED first_antipsychotic'],
    ['住院次数', { admissions: 201 }, 'block OUT_OF_RANGE admissions'],
    ['无又有次数', { danger_history: { none: true, minor: 1 } }, 'block EXCLUSIVE_OPTION danger_history.none'],
    ['都是0未选无', { danger_history: { minor: 0 } }, 'block CROSS_FIELD danger_history.none'],
    ['早于出生', { first_onset: '1979' }, 'reject DATE_BEFORE_BIRTH first_onset'],
  ])('%s', (_, over, expected) => expect(card(over)).toContain(expected))

  test('疑似的作为线索上报', () => {
    const [one] = validate(profile, { ...registration, diagnosis: '9' }, around)
    expect(one.message_zh).toContain('作为线索报精防机构')
  })
  test('2011年版的经济状况 3 不详：留空，等着补', () => {
    const old = profile.upgrades?.GW2011({ ...registration, economy: '3' }) ?? {}
    expect(card({ economy: null })).toEqual(['block REQUIRED economy'])
    expect(validate(profile, old, around).map(({ code, field }) => `${code} ${field}`)).toEqual(['REQUIRED economy'])
    expect(profile.upgrades?.GW2011({ ...registration, economy: '1' })).toMatchObject({ economy: '1' })
  })
  test('其他系统的代码', () => {
    const map = (form: typeof profile | typeof followup, field: string, value: Value) => importValue(form, field, value)
    expect(map(profile, 'consent', '2')).toBe('0')
    expect(map(profile, 'economy', '3')).toBeNull()
    expect(map(followup, 'death_disease', '9')).toBe('8')
    expect(map(followup, 'death_disease', '8')).toBe('8')
  })
})

test('整个项目的表都是 D4；村医按名单分配看得到随访和应急，看不到登记和报告', () => {
  expect(
    [profile, followup, emergency, notice].map(({ dataClass, assigned }) => [dataClass, assigned ?? false]),
  ).toEqual([
    ['D4', false],
    ['D4', true],
    ['D4', true],
    ['D4', false],
  ])
})

test('应急和报告登记', () => {
  const event = {
    event_date: '2025-05-06',
    event_time: '21:40',
    sign: ['2'],
    action: ['1', '5'],
    result: '送县精神病医院',
    guardian_consent: '1',
  }
  expect(validate(emergency, event, around)).toEqual([])
  expect(validate(emergency, { ...event, event_time: '25:00' }, around).map(({ code }) => code)).toEqual(['BAD_FORMAT'])
  const told = { notice_date: '2025-05-06', kind: '5', recipients: ['3'] }
  expect(validate(notice, told, around).map(({ field }) => field)).toEqual(['disclosed', 'legal_basis', 'approver'])
  expect(validate(notice, { ...told, kind: '1', recipients: ['1', '2'] }, around)).toEqual([])
})

function noGuardian(): Values {
  return {
    guardian_name: '无',
    guardian_relation: null,
    guardian_address: null,
    guardian_phone: null,
  }
}

test('拒绝不是终止的原因', () => {
  const close = {
    programme: 'smd',
    close_date: '2025-05-06',
    close_reason: '4',
    refusals: ['2025-03-01', '2025-04-10'],
  }
  expect(validate(programmeClose, close, around).map(({ code, field }) => `${code} ${field}`)).toEqual([
    'CROSS_FIELD close_reason',
  ])
})
