import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Cells } from '../testing/files.ts'
import { codesOf, episodesOf, importWorld, row, type Someone, stored } from '../testing/importing.ts'

const county = importWorld('cunyi', 'jingfang')
const { bring } = county

const profile = (someone: Someone, form_date: string, more: Readonly<Record<string, string>> = {}): Cells =>
  row('smd_profile', someone, {
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
    consent_date: form_date,
    first_onset: '1998-05',
    past_symptoms: '1;3',
    past_locked: '1',
    outpatient_history: '3',
    first_antipsychotic: '1999-03',
    admissions: '1',
    diagnosis: '1',
    diagnosis_hospital: '县精神病医院',
    diagnosis_date: '1999-03-02',
    last_effect: '2',
    'danger_history.none': '是',
    economy: '2',
    form_date,
    ...more,
  })

const mental = (someone: Someone, service_date: string, more: Readonly<Record<string, string>> = {}): Cells =>
  row('smd_followup', someone, {
    service_date,
    method: '2',
    risk: '0',
    symptoms: '11',
    insight: '1',
    sleep: '1',
    diet: '1',
    func_self: '1',
    func_house: '1',
    func_work: '1',
    func_learn: '1',
    func_social: '1',
    danger_none: '是',
    locked: '1',
    inpatient: '0',
    lab: '1',
    adherence: '1',
    adr: '1',
    effect: '2',
    referral: '1',
    classification: '2',
    next_date: '',
    'drugs[0].name': '利培酮',
    'drugs[0].morning': '2',
    lost_reason: '',
    death_date: '',
    death_cause: '',
    death_disease: '',
    ...more,
  })

describe('严重精神障碍，别的系统和旧版的代码', () => {
  test('登记：拒绝写 2 的换成 0，经济状况 3 不详、名单外的诊断等着，一行不丢', async () => {
    const rows = [
      profile(county.people[0], '2025-03-01'),
      profile(county.people[1], '2025-03-01', { consent: '2' }),
      profile(county.people[2], '2025-03-01', { economy: '3' }),
      profile(county.people[3], '2025-03-01', { diagnosis: '抑郁症' }),
      profile(county.people[4], '2025-03-01'),
    ]
    const { done, back } = await bring(county.who.jingfang, 'smd_profile', rows)
    expect(done.balance).toMatchObject({ created: 3, waiting: 2, rejected: 0 })
    expect(back).toEqual([
      [4, expect.stringMatching(/经济状况.*NOT_IN_OPTIONS/)],
      [5, expect.stringMatching(/诊断.*NOT_IN_OPTIONS/)],
    ])
    expect((await stored(county.world, county.who.jingfang, county.people[1], 'smd_profile'))[0].fields.consent).toBe(
      '0',
    )
  })
  test('随访：未访到的分类 0 等着；不同意的、同一天两样的、写错人的不收，各有原因', async () => {
    const rows = [
      mental(county.people[0], '2026-05-06'),
      mental(county.people[0], '2026-06-06', { classification: '0' }),
      mental(county.people[1], '2026-05-06'),
      mental(county.people[0], '2026-05-06', { risk: '1' }),
      mental(county.people[0], '2026-05-06'),
      mental({ ...county.people[0], name: '某别人' }, '2026-06-10'),
      { ...mental(county.people[0], '2026-06-12'), 档案编号: county.people[1].record_code },
    ].map((one) => ({ 档案编号: '', ...one }))
    const { done, back } = await bring(county.who.jingfang, 'smd_followup', rows)
    expect(done.balance).toMatchObject({ created: 1, waiting: 2, rejected: 3, duplicates: 1 })
    expect(codesOf(back)).toEqual([
      [3, 'NOT_IN_OPTIONS'],
      [4, 'CONSENT_MISSING'],
      [5, 'DUPLICATE_ROW'],
      [7, 'NAME_DIFFERS'],
      [8, 'RESIDENT_CONFLICT'],
    ])
    expect(await stored(county.world, county.who.jingfang, county.people[0], 'smd_followup')).toMatchObject([
      { status: 'submitted', fields: { risk: '0', classification: '2' } },
      { status: 'draft' },
    ])
  })
  test('死亡的躯体疾病 9 换成 8；死亡之后、终止之后的随访不能提交；第二份登记不另立一次', async () => {
    const died = { method: '2', death_date: '2026-05-01', death_cause: '1', death_disease: '9' }
    const empty = Object.fromEntries(Object.keys(mental(county.people[4], '2026-05-10')).map((header) => [header, '']))
    const told = { ...empty, ...row('smd_followup', county.people[4], { service_date: '2026-05-10', ...died }) }
    const close = {
      record_id: randomUUID(),
      version_id: randomUUID(),
      base: [],
      resident_id: county.people[0].resident_id,
      form: 'programme_close',
      status: 'submitted',
      service_date: '2026-06-15',
      fields: { programme: 'smd', close_date: '2026-06-15', close_reason: '5' },
    }
    expect((await county.who.jingfang.call('POST', '/records', close)).body.outcome).toBe('created')
    const first = await bring(county.who.jingfang, 'smd_followup', [told])
    expect(first.done.balance).toMatchObject({ created: 1 })
    expect(
      (await stored(county.world, county.who.jingfang, county.people[4], 'smd_followup'))[0].fields.death_disease,
    ).toBe('8')
    const later = [mental(county.people[4], '2026-06-10'), mental(county.people[0], '2026-06-20')]
    const { done, back } = await bring(county.who.jingfang, 'smd_followup', later)
    expect(done.balance).toMatchObject({ waiting: 2 })
    expect(codesOf(back)).toEqual([
      [2, 'SERVICE_AFTER_DEATH'],
      [3, 'SERVICE_AFTER_CLOSE'],
    ])
    const again = await bring(county.who.jingfang, 'smd_profile', [profile(county.people[1], '2026-04-01')])
    expect(again.done.balance).toMatchObject({ created: 1 })
    expect(await episodesOf(county.world, county.people[1], 'smd')).toBe(1)
  })
})
