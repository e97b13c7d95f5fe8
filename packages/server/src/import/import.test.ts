import type { ColumnGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type Cells, citizenNumber, gbkCsv, upload, workbook } from '../testing/files.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
let village: string

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  village = (await doctor.call('GET', '/session')).body.area.name
})
afterAll(() => world.close())

/** Asking for progress counts against the limit of requests, as it does for a page. */
let minute = 0
beforeEach(() => {
  minute += 1
  world.setNow(`2026-06-30T10:${String(minute).padStart(2, '0')}:00+08:00`)
})

/** Waits for a job by asking again, as the page does. */
const settled = async (id: string): Promise<ImportView> => {
  for (;;) {
    const { body } = await doctor.call('GET', `/imports/${id}`)
    if (body.state !== 'checking' && body.state !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const confirm = async (view: ImportView) =>
  doctor.call('PUT', `/imports/${view.import_id}/mapping`, {
    target: view.target,
    columns: view.columns.map(({ column, key }) => ({ column, key })),
    codes: view.codes.map(({ key, value, code }) => ({ key, value, code })),
  })

/** The whole way of a file: upload, mapping as proposed, dry run, run. */
const importFile = async (name: string, content: Buffer) => {
  const uploaded = await upload(doctor, name, content)
  expect(uploaded.status).toBe(200)
  const mapped = await confirm(uploaded.body)
  expect(mapped.body.state).toBe('mapped')
  await doctor.call('POST', `/imports/${uploaded.body.import_id}/check`)
  const checked = await settled(uploaded.body.import_id)
  expect(checked.message).toBeNull()
  await doctor.call('POST', `/imports/${uploaded.body.import_id}/run`)
  return { uploaded: uploaded.body, checked, done: await settled(uploaded.body.import_id) }
}

const complete = (name: string, number: string): Cells => ({
  姓名: name,
  '身份证号码*': number,
  性别: '男',
  本人电话: '13912345678',
  工作单位: '无',
  联系人姓名: '王建国',
  联系人电话: '13912345679',
  常住类型: '户籍',
  民族: '汉族',
  血型: 'A型',
  RH: '阳性',
  文化程度: '初中',
  职业: '8',
  婚姻状况: '已婚',
  医疗费用支付方式: '3',
  药物过敏史: '无',
  暴露史: '无',
  既往史: '1',
  手术: '无',
  外伤: '无',
  输血: '无',
  父亲: '无',
  母亲: '无',
  兄弟姐妹: '无',
  子女: '无',
  遗传病史: '无',
  残疾情况: '无残疾',
  厨房排风设施: '1',
  燃料类型: '1',
  饮水: '1',
  厕所: '1',
  禽畜栏: '1',
  现住址: `${village}一组1号`,
  户籍地址: `${village}一组1号`,
  建档人: '周村医',
  责任医生: '周村医',
  建档日期: '2020-05-06',
  '村（居）': village,
})

describe('a roster of residents, GBK CSV', () => {
  const numbers = [1, 3, 5, 7].map((serial) => citizenNumber('1958-09-03', serial))
  const rows = (): Cells[] => [
    complete('张全齐', numbers[0]),
    { ...complete('李缺项', numbers[1]), 血型: '', 文化程度: '' },
    { ...complete('王错号', `${numbers[2].slice(0, 17)}${numbers[2].endsWith('1') ? '2' : '1'}`) },
    complete('张全齐', numbers[0]),
    { ...complete('赵外村', numbers[3]), '村（居）': '没有的村' },
  ]

  test('each row becomes one thing: created, waiting, rejected, duplicate', async () => {
    const { uploaded, checked, done } = await importFile('花名册.csv', gbkCsv(rows()))
    expect(uploaded).toMatchObject({ target: 'resident', encoding: 'GB18030', state: 'uploaded' })
    const balance = { read: 5, created: 1, updated: 0, unchanged: 0, duplicates: 1, waiting: 2, rejected: 1 }
    expect(checked.balance).toEqual(balance)
    expect(done).toMatchObject({ state: 'done', balance })
    const codes = done.problems.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['VILLAGE_UNKNOWN', 'REQUIRED', 'DUPLICATE_ROW']))
    const found = await doctor.call('GET', `/residents?q=${encodeURIComponent('张全齐')}`)
    expect(found.body.items).toHaveLength(1)
  })

  test('the same file again changes nothing', async () => {
    const { done } = await importFile('花名册.csv', gbkCsv(rows()))
    expect(done.balance).toMatchObject({ created: 0, updated: 0, unchanged: 1, waiting: 2, rejected: 1 })
  })

  test('a corrected file updates', async () => {
    const corrected = [{ ...complete('张全齐', numbers[0]), 文化程度: '小学' }, complete('李缺项', numbers[1])]
    const { done } = await importFile('花名册-改.csv', gbkCsv(corrected))
    expect(done.balance).toMatchObject({ read: 2, updated: 2, rejected: 0, waiting: 0 })
  })

  test('a record code that another resident holds refuses its row and no other', async () => {
    const taken = (await doctor.call('GET', '/residents?limit=20')).body.items.find(
      ({ record_code }: { record_code: string | null }) => record_code,
    ).record_code
    const [one, other] = [11, 13].map((serial) => citizenNumber('1966-06-06', serial))
    const { done } = await importFile(
      '花名册-编号.csv',
      gbkCsv([
        { ...complete('钱同号', one), 档案编号: taken },
        { ...complete('孙无号', other), 档案编号: '' },
      ]),
    )
    expect(done.balance).toMatchObject({ read: 2, created: 1, rejected: 1 })
    expect(done.problems.filter(({ severity }) => severity === 'reject')).toMatchObject([
      { code: 'CODE_HELD', rows: 1 },
    ])
  })

  test('problem rows come back as a workbook that can be corrected', async () => {
    const { done } = await importFile('花名册.csv', gbkCsv(rows()))
    const file = await doctor.call('GET', `/imports/${done.import_id}/errors`)
    expect(file.headers['content-type']).toContain('spreadsheetml')
    expect(file.headers['content-disposition']).toContain('attachment')
  })
})

describe('files that are none', () => {
  test.each([
    ['a page named .csv', '表.csv', Buffer.from('<html><script>alert(1)</script>')],
    ['an empty file', '空.xlsx', Buffer.alloc(0)],
    ['a broken workbook', '坏.xlsx', Buffer.from('PK\u0003\u0004 not a workbook')],
    ['a table without a header', '无.csv', Buffer.from('1,2,3\n4,5,6\n')],
  ])('%s', async (_name, file, content) => {
    const { status, body } = await upload(doctor, file, content)
    expect([status, body.code]).toEqual([422, 'FILE_UNREADABLE'])
    expect(body.detail).not.toBe('')
  })

  test('two columns for one key stop the run', async () => {
    const { body } = await upload(
      doctor,
      '双列.csv',
      gbkCsv([{ 姓名: '甲', 身份证号: '1', 证件号码: '2' }]),
      '?target=resident',
    )
    const columns = [0, 1, 2].map((column) => ({ column, key: column === 0 ? 'name' : 'id_number' }))
    const answer = await doctor.call('PUT', `/imports/${body.import_id}/mapping`, { target: 'resident', columns })
    expect([answer.status, answer.body.code]).toEqual([422, 'FINDINGS'])
  })
})

test("another person's import does not exist", async () => {
  const { body } = await upload(doctor, '花名册.csv', gbkCsv([complete('甲乙', citizenNumber('1958-09-03', 9))]))
  const colleague = await signedIn(world.app, 'gongwei')
  expect((await colleague.call('GET', `/imports/${body.import_id}`)).status).toBe(404)
})

test('a mapping is remembered for the next file with the same headers', async () => {
  const row = { 姓名: '丙丁', 身份证号码: citizenNumber('1960-01-01', 1), 奇怪的列: '13812345678' }
  const first = await upload(doctor, '一.csv', gbkCsv([row]), '?target=resident')
  const columns = first.body.columns.map(({ column, header, key }: ColumnGuess) => ({
    column,
    key: header === '奇怪的列' ? 'own_phone' : key,
  }))
  await doctor.call('PUT', `/imports/${first.body.import_id}/mapping`, { target: 'resident', columns })
  const next = await upload(doctor, '二.csv', gbkCsv([row]), '?target=resident')
  expect(next.body.columns.find(({ header }: ColumnGuess) => header === '奇怪的列')).toMatchObject({
    key: 'own_phone',
    remembered: true,
  })
  expect(next.body.remembered_on).toBe('2026-06-30')
})

test('workbook of visits: known resident taken in, unknown one refused with the way out', async () => {
  const number = citizenNumber('1958-09-03', 1)
  const visit = {
    姓名: '张全齐',
    身份证号: number,
    接诊日期: '2026年6月20日',
    就诊者的主观资料: '头晕',
    就诊者的客观资料: '=HYPERLINK("http://x","y")',
    评估: '睡眠不足',
    处置计划: '休息',
    医生签字: '周村医',
  }
  const rows = [
    visit,
    { ...visit, 姓名: '无此人', 身份证号: citizenNumber('1950-01-01', 8) },
    { ...visit, 接诊日期: '2026-08-01' },
    { ...visit, 接诊日期: '2026-06-21', 评估: '精神分裂症复查' },
  ]
  const uploaded = await upload(doctor, '接诊.xlsx', await workbook(rows, '石桥村接诊登记表'), '?target=rec_encounter')
  expect(uploaded.body).toMatchObject({ target: 'rec_encounter', header_row: 2 })
  const mapped = await confirm(uploaded.body)
  expect(mapped.body).toMatchObject({ state: 'mapped' })
  const { import_id } = mapped.body
  await doctor.call('POST', `/imports/${import_id}/check`)
  await settled(import_id)
  await doctor.call('POST', `/imports/${import_id}/run`)
  const done = await settled(import_id)
  expect(done.balance).toEqual({
    read: 4,
    created: 1,
    updated: 0,
    unchanged: 0,
    duplicates: 0,
    waiting: 1,
    rejected: 2,
  })
  const codes = done.problems.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['RESIDENT_UNKNOWN', 'FUTURE_DATE', 'CLASS_LEAK']))
  expect(JSON.stringify(done)).not.toContain('精神分裂')
})
