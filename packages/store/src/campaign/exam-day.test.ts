import type { Values } from '@wangdi/kernel/form/field.ts'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { type County, openCounty, register, stored, villageCodes } from '../fixtures/county.ts'
import { enrolment } from '../fixtures/forms.ts'
import { sql } from '../sql.ts'
import { dayBoard } from './day/board.ts'
import { changeDay, dayView, joinDay, listDays } from './day/days.ts'
import { planDay } from './day/plan-day.ts'
import { examDayReport } from './day/report.ts'
import { dayRoster, findOnDay } from './day/roster.ts'
import { listDayForms } from './forms/forms.ts'
import { importResults } from './forms/results.ts'
import { daySheets, openDayForm, submitDayForms } from './forms/submit.ts'
import { assignResult, unmatchedResults } from './forms/unmatched.ts'
import { answerAlarm, dayAlarms } from './station/alarms.ts'
import { stationQueue } from './station/queue.ts'
import { registerPerson } from './station/register.ts'
import { type StationSaved, saveStation } from './station/save.ts'
import type { StationSave } from './station/station-input.ts'
import { missingOfPerson, stationPerson } from './station/station-person.ts'

let county: County
let context: Context
const [desk, second, scales, doctor] = [v7(), v7(), v7(), v7()]
const day_id = v7()
let [first, other, walkIn]: string[] = []

const on = '2026-06-30'
const at = (time: string): string => `${on}T${time}:00+08:00`

const plan = {
  day_id,
  name: '石桥村体检日',
  place: '石桥村卫生室',
  date: on,
  villages: [villageCodes[0]],
  stations: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S11', 'S98'],
}

beforeAll(async () => {
  county = await openCounty()
  context = county.context()
  first = await register(county, { name: '柯有禄', birth: '1958-02-01' })
  other = await register(county, { name: '周玉莲', birth: '1970-02-01', order: 2 })
  walkIn = await register(county, { name: '蒋明亮', birth: '1975-02-01', order: 3 })
  for (const person of [first, other]) await stored(context, enrolment(person, '2026-01-10'))
})
afterAll(() => county.drop())

const save = (more: Partial<StationSave> & Pick<StationSave, 'station'>): Promise<StationSaved> =>
  saveStation(context, day_id, {
    ...{ save_id: v7(), resident_id: first, device: scales, at: at('10:00'), state: 'passed' },
    ...more,
  })

const came = (resident_id: string, device: string, time: string, more = {}) =>
  registerPerson(context, day_id, { resident_id, device, fasting: true, at: at(time), ...more })

describe('安排和登记', () => {
  test('名单是今年还欠体检的人，冻结下来；先看人数不写入；同一编号只安排一次', async () => {
    const tried = await planDay(context, { ...plan, day_id: v7() }, { dryRun: true })
    expect(tried).toMatchObject({ targets: 2, considered: 3, left_out: [{ reason: 'not_due', persons: 1 }] })
    await planDay(context, plan)
    await planDay(context, plan)
    const list = await listDays(context, {})
    expect('items' in list && list.items).toMatchObject([{ day_id, planned: 2, registered: 0, state: 'planned' }])
  })

  test('不在管辖范围的村不能安排；别村的人看不到这一天', async () => {
    const elsewhere = county.context([villageCodes[3]])
    expect(await planDay(elsewhere, { ...plan, day_id: v7() })).toEqual({ code: 'VILLAGE_UNKNOWN' })
    expect(await dayView(elsewhere, day_id)).toBeNull()
    expect(await dayRoster(elsewhere, day_id, {})).toEqual({ code: 'NOT_FOUND' })
  })

  test('没登记的、不在名单上的，站上记不了；别村的人不知道有这一天', async () => {
    const height = { station: 'S03', values: { checkup: { height: '160.0' } } }
    expect(await save(height)).toEqual({ code: 'EXAM_NOT_REGISTERED' })
    expect(await save({ ...height, resident_id: walkIn })).toEqual({ code: 'NOT_FOUND' })
    const foreign = county.context([villageCodes[1]])
    const input = { save_id: v7(), resident_id: first, device: scales, at: at('10:00'), state: 'passed' as const }
    expect(await saveStation(foreign, day_id, { ...input, ...height })).toEqual({ code: 'NOT_FOUND' })
  })

  test('EX-02 两台登记机各排各的号；再登记一次号不变；没加入的设备不能登记', async () => {
    expect(await came(first, desk, '08:00')).toEqual({ code: 'EXAM_DEVICE' })
    expect(await joinDay(context, day_id, desk, 'S00')).toMatchObject({ serial: 1, letter: 'A' })
    expect(await joinDay(context, day_id, scales, 'S03')).toMatchObject({ serial: 2, letter: null })
    expect(await joinDay(context, day_id, second, 'S00')).toMatchObject({ serial: 3, letter: 'B' })
    expect(await joinDay(context, day_id, doctor, 'S04')).toMatchObject({ serial: 4 })
    expect(await came(first, desk, '08:00')).toMatchObject({ person: { number: 'A001', notes: ['空腹'] } })
    expect(await came(other, second, '08:01')).toMatchObject({ person: { number: 'B001' } })
    expect(await came(first, second, '08:05')).toMatchObject({ person: { number: 'A001' } })
  })

  test('名单外来的人当场登记，单独计数', async () => {
    const found = await findOnDay(context, day_id, '蒋明亮')
    expect(found?.items).toMatchObject([{ resident_id: walkIn, on_roster: false }])
    expect(await came(walkIn, desk, '08:06', { note: '轮椅' })).toMatchObject({
      person: { number: 'A002', walk_in: true, notes: ['空腹', '轮椅'] },
    })
    expect((await findOnDay(context, day_id, 'a2'))?.items).toMatchObject([{ name: '蒋明亮', on_roster: true }])
  })
})

const body = {
  height: '166.5',
  weight: '70.2',
  waist: '91.0',
  temperature: '36.4',
  respiration: 18,
  bp_left_sys: 182,
  bp_left_dia: 104,
  pulse: 84,
}

describe('站上', () => {
  test('排队：登记了、本站要查、还没过的人；妇科站没有男性', async () => {
    const queue = await stationQueue(context, day_id, 'S03')
    expect(queue?.items.map(({ number }) => number)).toEqual(['A001', 'B001', 'A002'])
    expect((await stationQueue(context, day_id, 'S06'))?.items.map(({ number }) => number)).toEqual(['B001'])
  })

  test('只收本站的项目；保存后叫下一位；发两次只存一次', async () => {
    expect(await save({ station: 'S03', values: { checkup: { ecg: '1' } } })).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'EXD_FOREIGN_KEY' }],
    })
    const input = { station: 'S03', save_id: v7(), at: at('08:10'), values: { checkup: body } }
    const saved = await save(input)
    expect(saved).toMatchObject({
      outcome: 'saved',
      alarms: [{ text: '左侧 182/104，达到危急值', repeat: 5 }],
      next: { number: 'B001' },
    })
    expect(await save(input)).toMatchObject({ outcome: 'duplicate_ok', alarms: [] })
    expect(await dayAlarms(context, day_id)).toHaveLength(1)
  })

  test('危急值：医生的设备收到，站上看得见是哪一台；处理后写明', async () => {
    const [alarm] = await dayAlarms(context, day_id)
    await answerAlarm(context, day_id, alarm.alarm_id, { act: 'received', device: doctor })
    await answerAlarm(context, day_id, alarm.alarm_id, { act: 'called', device: scales })
    expect(await dayAlarms(context, day_id)).toMatchObject([
      { received: { by: '内科 4号机' }, called: 1, closed: null },
    ])
    const closed = { act: 'closed', device: doctor, note: '复测正常，已嘱咐' } as const
    expect(await answerAlarm(context, day_id, alarm.alarm_id, closed)).toMatchObject({
      closed: { note: '复测正常，已嘱咐' },
    })
  })

  test('EX-03 复测的也留着，显示晚测的；医生可以改选先测的', async () => {
    const measured = (time: string, bp_left_sys: number, bp_left_dia: number, more = {}) =>
      save({ station: 'S03', at: at(time), values: { checkup: { bp_left_sys, bp_left_dia } }, ...more })
    await measured('08:40', 138, 86)
    const shown = async (): Promise<Values | undefined> =>
      (await stationPerson(context, day_id, 'S03', first))?.forms[0].values
    expect(await shown()).toMatchObject({ bp_left_sys: 138, bp_left_dia: 86, height: '166.5' })
    await measured('08:50', 182, 104, { chosen: true, state: 'noted' })
    expect(await shown()).toMatchObject({ bp_left_sys: 182 })
    const { forms } = (await stationPerson(context, day_id, 'S03', first)) ?? { forms: [] }
    expect(forms[0].readings.bp_left_sys.map(({ value }) => value)).toEqual([182, 138])
    await measured('08:55', 136, 84)
    expect(await dayAlarms(context, day_id)).toHaveLength(1)
  })

  test('暂离的人排到后面，不算过站', async () => {
    await save({ station: 'S04', resident_id: first, state: 'away', at: at('09:00') })
    expect((await stationQueue(context, day_id, 'S04'))?.items.map(({ number }) => number)).toEqual([
      'B001',
      'A002',
      'A001',
    ])
  })

  test('先发生的后到，队不乱：晚的一次说了算', async () => {
    await save({ station: 'S02', state: 'passed', at: at('09:10') })
    await save({ station: 'S02', state: 'away', at: at('09:05') })
    expect((await stationQueue(context, day_id, 'S02'))?.items.map(({ number }) => number)).toEqual(['B001', 'A002'])
  })

  test('一个条码只能绑给一个人；换管后原条码可以再用；离线带来的重复绑定两边都收', async () => {
    const bind = (resident_id: string, code: string, time: string, more = {}) =>
      save({ station: 'S01', resident_id, at: at(time), tubes: { 'tube:checkup.liver': code }, ...more })
    expect(await bind(first, ' t01', '09:20')).toMatchObject({ outcome: 'saved' })
    expect(await bind(other, 'T01', '09:21')).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'TUBE_BOUND_TWICE' }],
    })
    await bind(first, 'T02', '09:22')
    expect(await bind(other, 'T01', '09:23')).toMatchObject({ outcome: 'saved' })
    expect(await bind(walkIn, 'T01', '09:24', { offline: true })).toMatchObject({ outcome: 'saved' })
  })
})

describe('交表、化验、提交', () => {
  test('EX-01 缺项不能交表；补做、写原因、贴了管之后可以', async () => {
    const missing = await missingOfPerson(context, day_id, first)
    expect(missing?.later.map(({ key }) => key)).toContain('alt')
    expect(missing?.now.map(({ key }) => key)).not.toContain('height')
    expect(missing?.now.map(({ key }) => key)).toContain('symptoms')
    const refused = await save({ station: 'S99' })
    expect(refused).toMatchObject({ outcome: 'missing' })
    expect((await dayBoard(context, day_id))?.handed_in).toBe(0)
  })

  test('化验结果按条码归人；绑了两个人的和没人绑的进待认领；再贴一遍不多存', async () => {
    const text = '条码,谷丙转氨酶,谷草转氨酶\nT02,25,30\nT01,28,31\nT99,20,20\nT02,abc,1'
    expect(await importResults(context, day_id, text)).toMatchObject({
      read: 4,
      filed: 1,
      unmatched: 2,
      refused: [{ line: 5, tube: 'T02' }],
    })
    expect(await importResults(context, day_id, text)).toMatchObject({ filed: 1, unmatched: 2 })
    const open = await unmatchedResults(context, day_id)
    expect(open.map(({ tube, reason, persons }) => [tube, reason, persons.length])).toEqual([
      ['T01', 'twice', 2],
      ['T99', 'unknown', 0],
    ])
    const give = { resident_id: other, reason: '查对管上姓名' }
    expect(await assignResult(context, day_id, open[0].result_id, give)).toEqual({ solved: true })
    expect(await unmatchedResults(context, day_id)).toHaveLength(1)
    expect((await missingOfPerson(context, day_id, first))?.later.map(({ key }) => key)).not.toContain('alt')
  })

  test('没有问题的才能成批提交；打开整张表，填过的都在', async () => {
    const forms = await listDayForms(context, day_id, {})
    const sheets = 'items' in forms ? forms.items.filter(({ form }) => form === 'checkup') : []
    expect(sheets.map(({ person, state }) => [person.number, state])).toEqual([
      ['A001', 'waiting'],
      ['A002', 'waiting'],
      ['B001', 'waiting'],
    ])
    const { submitted, kept } = await submitDayForms(context, day_id, [first, other])
    expect(submitted).toBe(0)
    expect(kept.filter(({ title }) => title === '体检').map(({ name }) => name)).toEqual(['周玉莲', '柯有禄'])
    const opened = await openDayForm(context, day_id, first, 'checkup')
    const draft = await county.store.system('test', (tx) =>
      tx.one<{ values: Values }>(sql`select "values" from draft where draft = ${opened?.record_id ?? null}`),
    )
    expect(draft.values).toMatchObject({ exam_date: on, height: '166.5', alt: '25', responsible_doctor: '王医生' })
  })

  test('日报、进度：提前离场的人在名单上', async () => {
    const report = await examDayReport(context, day_id)
    expect(report).toMatchObject({ planned: 2, heads: 3, walk_ins: 1, left_early: 3, complete: 0 })
    expect(report?.early.map(({ number }) => number)).toEqual(['A001', 'A002', 'B001'])
    const board = await dayBoard({ ...context, now: new Date(at('10:00')) }, day_id)
    expect(board?.stations.find(({ code }) => code === 'S03')).toMatchObject({ passed: 1, waiting: 2 })
  })

  test('什么都有了着落：能交表；主检写了评价，成批提交成正式记录，结果单打得出', async () => {
    const whole: Record<string, Values> = {
      S03: {
        ...body,
        bp_left_sys: 132,
        bp_left_dia: 82,
        bp_right_sys: 130,
        bp_right_dia: 80,
        waist: '78.0',
        weight: '60.0',
      },
      S04: {
        ...{ skin: '1', sclera: '1', lymph: '1', lung_barrel: '1', lung_sound: '1', lung_rale: '1', heart_rate: 84 },
        ...{ heart_rhythm: '1', heart_murmur: '1', abd_tender: '1', abd_mass: '1', abd_liver: '1', abd_spleen: '1' },
        ...{ abd_shifting: '1', edema: '1' },
      },
      S05: { motor: '1' },
      S07: { lips: '1', dentition: ['1'], pharynx: '1', vision_left: '4.9', vision_right: '4.9', hearing: '1' },
      S11: {
        ...{ symptoms: ['1'], exercise_freq: '4', diet: ['1'], smoke_status: '1', drink_freq: '1', occ_exposure: '1' },
        ...{ p_cerebro: ['1'], p_kidney: ['1'], p_heart: ['1'], p_vessel: ['1'], p_eye: ['1'], p_nerve: '1' },
        ...{ p_other: '1' },
        medicines: [{ name: '氨氯地平', route: '口服', dose: '每日一次，每次5mg', duration: '3年', adherence: '1' }],
      },
      S98: { assessment: '1', guidance: ['1'], risk_control: ['3'] },
    }
    for (const [station, checkup] of Object.entries(whole)) {
      const saved = await save({ station, resident_id: other, at: at('10:30'), values: { checkup } })
      expect(saved).toMatchObject({ outcome: 'saved' })
    }
    const left = await save({ station: 'S99', resident_id: other, at: at('10:50') })
    expect(left).toMatchObject({ outcome: 'saved' })
    const forms = await listDayForms(context, day_id, {})
    const row = 'items' in forms ? forms.items.find(({ person }) => person.resident_id === other) : undefined
    expect([row?.state, row?.findings, row?.missing]).toEqual(['ready', [], []])
    expect(await submitDayForms(context, day_id, [other])).toEqual({ submitted: 1, kept: [] })
    expect(await submitDayForms(context, day_id, [other])).toEqual({ submitted: 0, kept: [] })
    const days = await listDays(context, {})
    expect('items' in days && days.items).toMatchObject([{ handed_in: 1, submitted: 1, registered: 3 }])
    const sheets = await daySheets(context, day_id, {})
    expect('items' in sheets && sheets.items.map(({ sheet }) => sheet.name)).toEqual(['周玉莲'])
    const [target] = await county.store.system('test', (tx) =>
      tx.rows<{ state: string }>(sql`select state from target where person = ${other}`),
    )
    expect(target.state).toBe('done')
  })

  test('还没到的日子，不开始，也不登记', async () => {
    const later = { ...plan, day_id: v7(), date: '2026-07-08' }
    await planDay(context, later)
    expect(await changeDay(context, later.day_id, 'open')).toEqual({ code: 'EXAM_NOT_YET' })
    await joinDay(context, later.day_id, desk, 'S00')
    expect(
      await registerPerson(context, later.day_id, { resident_id: first, device: desk, fasting: true, at: at('12:00') }),
    ).toEqual({ code: 'EXAM_NOT_YET' })
  })

  test('结束之后不再登记', async () => {
    await changeDay(context, day_id, 'closed')
    expect(await came(first, desk, '12:00')).toEqual({ code: 'EXAM_CLOSED' })
  })
})
