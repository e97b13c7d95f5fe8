import { buffer } from 'node:stream/consumers'
import { formTemplate } from '@wangdi/documents/write/template.ts'
import { EDITION } from '@wangdi/kernel/import/editions.ts'
import { targetOf } from '@wangdi/kernel/import/target.ts'
import { describe, expect, test } from 'vitest'
import { type Cells, upload } from '../testing/files.ts'
import { codesOf, importWorld, row, type Someone, stored } from '../testing/importing.ts'

const county = importWorld('cunyi')
const { bring } = county

const diabetes = (someone: Someone, foot_pulse: string): Cells =>
  row('dm_followup', someone, {
    service_date: '2026-05-12',
    method: '1',
    symptoms: '1',
    sbp: '130',
    dbp: '80',
    height: '165',
    weight: '62',
    foot_pulse,
    smoke_now: '0',
    smoke_target: '0',
    drink_now: '0',
    drink_target: '0',
    exercise_freq_now: '3',
    exercise_min_now: '30',
    exercise_freq_target: '3',
    exercise_min_target: '30',
    staple_now: '300',
    staple_target: '300',
    psych: '1',
    compliance: '1',
    fpg: '6.1',
    adherence: '3',
    adr: '1',
    hypoglycaemia: '1',
    classification: '1',
    referral: '1',
    next_date: '2026-08-12',
  })

describe('糖尿病随访，2011年版的足背动脉搏动（1 未触及，2 触及）', () => {
  test('多数人是 2：提议旧版，换成现行代码；没有侧别的等着补', async () => {
    const rows = [
      ...county.people.slice(0, 6).map((one) => diabetes(one, '2')),
      diabetes(county.people[6], '1'),
      diabetes(county.people[7], '1.未触及'),
    ]
    const { codes, done, back } = await bring(county.who.cunyi, 'dm_followup', rows)
    expect(codes).toMatchObject([{ key: 'foot_pulse', value: EDITION, rows: 7, code: 'GW2011' }])
    expect(done.balance).toMatchObject({ created: 6, waiting: 2, rejected: 0 })
    for (const [, why] of back) expect(why).toContain('DETAIL_REQUIRED')
    const pulses = await Promise.all(
      [0, 6, 7].map(
        async (at) =>
          (await stored(county.world, county.who.cunyi, county.people[at], 'dm_followup'))[0].fields.foot_pulse,
      ),
    )
    expect(pulses).toEqual(['1', '3', '3'])
  })
  test('多数人是 1：按现行版；对不上的写法没有选的，行等着，不丢', async () => {
    const rows = [...county.people.slice(8, 11).map((one) => diabetes(one, '1')), diabetes(county.people[11], '9')]
    const { codes, done, back } = await bring(
      county.who.cunyi,
      'dm_followup',
      rows.map((one) => ({ ...one, 备注: '' })),
    )
    expect(codes.map(({ value, code }) => [value, code])).toEqual([
      ['9', null],
      [EDITION, 'GW2017'],
    ])
    expect(done.balance).toMatchObject({ created: 3, waiting: 1 })
    expect(back).toEqual([[5, expect.stringMatching(/足背动脉搏动：.*NOT_IN_OPTIONS/)]])
    expect((await stored(county.world, county.who.cunyi, county.people[8], 'dm_followup'))[0].fields.foot_pulse).toBe(
      '1',
    )
  })
  test('旧版的模板不当现行的读', async () => {
    const target = targetOf('dm_followup')
    if (!target) throw new Error('no target')
    const old = { ...target, forms: target.forms.map((form) => ({ ...form, edition: 'GW2011' })) }
    const { status, body } = await upload(county.who.cunyi, '模板.xlsx', await buffer(formTemplate(old)))
    expect([status, body.code, body.reason]).toEqual([422, 'FILE_UNREADABLE', 'TPL_MISMATCH'])
    expect(body.detail).toContain('GW2011')
  })
})

test('别的项目的表写了诊断：整行不收，原文不在清单、问题行和日志里', async () => {
  const rows = [{ ...diabetes(county.people[12], '1'), 其他体征: '精神分裂症稳定期' }]
  const { done, back } = await bring(county.who.cunyi, 'dm_followup', rows)
  expect(done.balance).toMatchObject({ rejected: 1 })
  expect(codesOf(back)).toEqual([[2, 'CLASS_LEAK']])
  const everything = JSON.stringify([done, back]) + county.world.said.join('\n')
  expect(everything.includes('精神分裂')).toBe(false)
  expect(await stored(county.world, county.who.cunyi, county.people[12], 'dm_followup')).toEqual([])
})
