import { day } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine } from '@wangdi/kernel/exchange/line.ts'
import { parseLine } from '@wangdi/kernel/exchange/parse.ts'
import { writeLine } from '@wangdi/kernel/exchange/write.ts'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveResident } from '../commands/resident/lifecycle.ts'
import { saveHousehold } from '../commands/resident/save-household.ts'
import type { Context } from '../context.ts'
import { areas, type County, openCounty, register, stored, today, units, villageCodes } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { systemScope } from '../scope.ts'
import { sql } from '../sql.ts'
import { exportLines } from './export-lines.ts'
import { loadBatchIn } from './load-batch.ts'
import { seedStream } from './seed.ts'

let source: County
let target: County
let lines: ExchangeLine[]

const system = (county: County): Context => ({
  ...county.context(),
  scope: systemScope(1),
  name: undefined,
  unit: null,
})

const load = (county: County, of: readonly ExchangeLine[], context = system(county)) =>
  county.store.write(context.scope, (tx) => loadBatchIn(tx, context, of))

const exported = async (county: County): Promise<ExchangeLine[]> => {
  const all: ExchangeLine[] = []
  for await (const line of exportLines(county.store)) all.push(line)
  return all
}

const derived = (county: County): Promise<unknown[]> =>
  county.store.system('test', (tx) =>
    tx.rows(
      sql`select 'status' as t, s::text as line from status s union all select 'event', e::text from event e
          union all select 'due', d::text from due d order by 1, 2`,
    ),
  )

beforeAll(async () => {
  source = await openCounty()
  target = await openCounty()
  const fu = await register(source, { name: '钱国富', diseases: ['2'] })
  const xiang = await register(source, { name: '孟香', birth: '1957-02-01', order: 2, village: villageCodes[2] })
  await stored(source.context(), enrolment(fu, '2025-03-10'))
  for (const on of ['2025-04-01', '2025-07-02', '2026-01-15']) await stored(source.context(), visit(fu, on))
  const corrected = visit(fu, '2026-04-10', 150, 92)
  await stored(source.context(), corrected)
  await stored(source.context(), {
    ...corrected,
    version_id: v7(),
    base: [corrected.version_id],
    fields: { ...corrected.fields, sbp: 130, dbp: 80 },
  })
  await stored(source.context(), { ...visit(xiang, '2026-05-01'), status: 'draft' })
  await moveResident(source.context(), {
    resident_id: xiang,
    to_village: villageCodes[3],
    effective_date: '2026-06-01',
  })
  await saveHousehold(source.context(), v7(), {
    village: villageCodes[0],
    address: '石桥村12号',
    head: fu,
    members: [{ resident_id: fu, relation_to_head: '0' }],
  })
  lines = await exported(source)
})
afterAll(async () => {
  await source.drop()
  await target.drop()
})

describe('交换格式', () => {
  test('导出的每一行都能读回来', () => {
    for (const line of lines)
      expect(parseLine(writeLine(line))).toEqual({ line: expect.objectContaining({ kind: line.kind }) })
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['area', 'unit', 'resident', 'record', 'household']))
  })

  test('导入另一个县再导出，逐行相同，派生也相同', async () => {
    const outcomes = await load(target, lines)
    expect(outcomes.filter(({ outcome }) => outcome === 'rejected')).toEqual([])
    expect((await exported(target)).map(writeLine)).toEqual(lines.map(writeLine))
    expect(await derived(target)).toEqual(await derived(source))
  })

  test('同一份再导一遍，什么也不变', async () => {
    const again = await load(target, lines)
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']))
  })

  test('改了电话的居民是更新；证件号被别人占用的是重复', async () => {
    const [resident] = lines.filter((line) => line.kind === 'resident')
    const [updated] = await load(target, [{ ...resident, own_phone: '13600001111' }])
    expect(updated).toMatchObject({ outcome: 'updated' })
    const [duplicate] = await load(target, [{ ...resident, resident_id: v7(), record_code: null }])
    expect(duplicate).toMatchObject({ outcome: 'duplicate', id: resident.resident_id })
  })

  test('缺必填项的随访存为草稿待补，查无此人的不收', async () => {
    const record = lines.find((line) => line.kind === 'record' && line.form === 'htn_followup')
    if (record?.kind !== 'record') throw new Error('no record')
    const { method: _method, ...fields } = record.fields as Record<string, string>
    const fresh = {
      ...record,
      record_id: v7(),
      version_id: v7(),
      service_date: day('2026-06-20'),
      fields: { ...fields, service_date: '2026-06-20' },
    }
    const [waiting] = await load(target, [fresh])
    expect(waiting).toMatchObject({
      outcome: 'waiting',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'REQUIRED' })]),
    })
    expect(waiting.findings.some(({ code }) => code === 'REQUIRED')).toBe(true)
    const [unknown] = await load(target, [{ ...fresh, record_id: v7(), version_id: v7(), resident_id: v7() }])
    expect(unknown).toMatchObject({ outcome: 'rejected' })
  })

  test('用户导入只能进自己的村，区划机构不由用户导入', async () => {
    const own = target.context([villageCodes[3]])
    const [first, second] = await load(
      target,
      [lines[0], ...lines.filter((line) => line.kind === 'resident').slice(0, 1)],
      own,
    )
    expect([first.outcome, second.outcome]).toEqual(['rejected', 'rejected'])
  })

  test('批量装入与逐条保存得到同样的行', async () => {
    const fresh = await openCounty()
    const people = lines.filter((line) => line.kind !== 'area' && line.kind !== 'unit')
    await seedStream(fresh.store, [...areas, ...units, ...people], { today, workers: 1 })
    expect(await derived(fresh)).toEqual(await derived(source))
    expect((await exported(fresh)).map(writeLine)).toEqual(lines.map(writeLine))
    await fresh.drop()
  })
})
