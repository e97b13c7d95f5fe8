import { expect, test } from 'vitest'
import { answer } from '../../../rule/run.ts'
import { rules } from './rules.ts'

const run = (rule: string, input: unknown) => answer(rules[rule], input)

const well = {
  date: '2025-03-03',
  risk: 0,
  symptom_status: '0',
  insight: '1',
  functions: ['1', '2'],
  adr_severity: '0',
  physical: '0',
  prev_class: null,
}
const year = { window_start: '2025-01-01', window_end: '2025-12-31' }

test.each<[string, unknown, string]>([
  ['smd.classify', { ...well, risk: 6 }, 'risk'],
  ['smd.classify', { ...well, insight: '4' }, 'insight'],
  ['smd.classify', { ...well, functions: ['8'] }, 'functions'],
  ['smd.classify', { ...well, profile: 'GW2011' }, 'profile'],
  ['smd.state', { consent: '2', registered: true, as_of: '2025-03-01' }, 'consent'],
  ['smd.firstVisitDue', {}, 'consent_date'],
  ['smd.count', { ...year, visits: [{ id: 'a', date: '2025-01-10', method: '4' }] }, 'method'],
  ['smd.count', { ...year, visits: [{ id: 'a', date: '2025-01-10', method: '1', informant: ['0'] }] }, 'informant'],
  ['indicator.SMD', { reg: 1 }, 'reg'],
])('%s 不认识的代码、没有的键是错误：%j', (rule, input, key) => {
  expect(run(rule, input)).toMatchObject({ error: 'BAD_INPUT', key })
})

test('县里的参数：间隔方案、首次面访的天数', () => {
  const basic = { ...well, risk: 1 }
  expect(run('smd.classify', basic)).toEqual({ class: '2', refer: false, next_due: '2025-03-17' })
  expect(run('smd.classify', { ...basic, settings: { smd_interval_profile: 'GF2018' } })).toMatchObject({
    next_due: '2025-04-03',
  })
  expect(run('smd.firstVisitDue', { discharge_notice: '2025-02-24', settings: { smd_first_visit_days: 10 } })).toEqual({
    due: '2025-03-06',
  })
})

test('签字那天以前不算同意，也不算不同意；分母是 0 的率是空', () => {
  const asked = { consent: '1', consent_date: '2025-03-01', registered: true }
  expect(run('smd.state', { ...asked, as_of: '2025-02-28' })).toMatchObject({ registered: true, managed: false })
  expect(run('smd.state', { ...asked, as_of: '2025-03-01' })).toMatchObject({ managed: true, followup_tasks: true })
  expect(run('smd.state', { ...asked, lost: true, as_of: '2025-03-01' })).toMatchObject({ managed: false })
  expect(run('indicator.SMD', { Reg: 0, Mng: 0 })).toMatchObject({ 'SMD-I2': null, 'SMD-I3b': null })
})
