import { describe, expect, test } from 'vitest'
import { type Cells, workbook } from '../testing/files.ts'
import { codesOf, episodesOf, importWorld, row, type Someone, stored } from '../testing/importing.ts'

const county = importWorld('cunyi', 'jiefang')
const { bring } = county

describe('肺结核', () => {
  const notice = (someone: Someone, notice_date: string): Cells =>
    row('tb_notice', someone, { notice_date, from_org: '县疾控中心', moved_in: '1' })
  const first = (someone: Someone, more: Readonly<Record<string, string>> = {}): Cells =>
    row('tb_first_visit', someone, {
      notice_at: '2026-03-02',
      service_date: '2026-03-04',
      method: '2',
      patient_type: '1',
      sputum: '1',
      resistance: '2',
      symptoms: '咳嗽咳痰；皮肤瘙痒、皮疹',
      regimen: '2HRZE/4HR',
      frequency: '每日',
      drug_form: '1',
      treatment_start: '2026-03-01',
      intensive_end: '2026-05-01',
      planned_end: '2026-09-01',
      supervisor: '1',
      room_single: '1',
      ventilation: '1',
      smoke_now: '0',
      smoke_target: '0',
      drink_now: '0',
      drink_target: '0',
      pickup_place: '卫生院',
      pickup_time: '2026-04-01',
      ...Object.fromEntries(
        ['card', 'take', 'course', 'harm', 'adr', 'sputum', 'travel', 'life', 'contact'].map((key) => [
          `edu_${key}`,
          '1',
        ]),
      ),
      next_date: '2026-04-04',
      ...more,
    })
  const followup = (someone: Someone, service_date: string, more: Readonly<Record<string, string>> = {}): Cells =>
    row('tb_followup', someone, {
      service_date,
      supervisor: '1',
      method: '1',
      symptoms: '0',
      smoke_now: '0',
      smoke_target: '0',
      drink_now: '0',
      drink_target: '0',
      regimen: '2HRZE/4HR',
      frequency: '1',
      drug_form: '1',
      missed_doses: '0',
      adr: '1',
      complication: '1',
      opinion: '继续服药',
      next_date: '',
      ...more,
    })

  test('首访：同样的症状两张表代码不同，按文字对；电话首访对不上选项，等着', async () => {
    await bring(county.who.jiefang, 'tb_notice', [
      notice(county.people[5], '2026-03-02'),
      notice(county.people[6], '2026-03-02'),
    ])
    const { done, back } = await bring(county.who.jiefang, 'tb_first_visit', [
      first(county.people[5]),
      first(county.people[6], { method: '3' }),
      first(county.people[7], { symptoms: '11' }),
    ])
    expect(done.balance).toMatchObject({ created: 1, waiting: 2 })
    expect(codesOf(back)).toEqual([
      [3, 'NOT_IN_OPTIONS'],
      [4, 'NOT_IN_OPTIONS'],
    ])
    expect(
      (await stored(county.world, county.who.jiefang, county.people[5], 'tb_first_visit'))[0].fields.symptoms,
    ).toEqual(['1', '8'])
  })
  test('随访：漏服多于应服、停止治疗之后的不能提交；第二份通知单不开始新的疗程', async () => {
    const skin = { symptoms: '皮肤瘙痒、皮疹', adr: '2', adr_text: '皮疹', next_date: '2026-04-18' }
    const rows = [
      followup(county.people[5], '2026-04-04', { ...skin, missed_doses: '90' }),
      followup(county.people[5], '2026-04-14', skin),
    ].map((one) => ({ ...one, 药物不良反应: '2' }))
    const before = await bring(county.who.jiefang, 'tb_followup', rows)
    expect(codesOf(before.back)).toEqual([[2, 'CROSS_FIELD']])
    expect(
      (await stored(county.world, county.who.jiefang, county.people[5], 'tb_followup'))[1].fields.symptoms,
    ).toEqual(['9'])
    const stop = row('tb_stop', county.people[5], { stop_date: '2026-05-10', stop_reason: '3' })
    expect((await bring(county.who.jiefang, 'tb_stop', [stop])).done.balance).toMatchObject({ created: 1 })
    const late = await bring(county.who.jiefang, 'tb_followup', [followup(county.people[5], '2026-05-20')])
    expect(codesOf(late.back)).toEqual([[2, 'SERVICE_AFTER_CLOSE']])
    const twice = await bring(county.who.jiefang, 'tb_notice', [notice(county.people[6], '2026-04-20')])
    expect(twice.done.balance).toMatchObject({ created: 1 })
    expect(await episodesOf(county.world, county.people[6], 'tb')).toBe(1)
  })
  test('随访登记的工作簿照样读', async () => {
    const file = await workbook([followup(county.people[5], '2026-05-02')], '石桥村随访登记')
    const { done } = await bring(county.who.jiefang, 'tb_followup', [followup(county.people[5], '2026-05-02')], file)
    expect(done.balance).toMatchObject({ created: 1 })
  })
})
