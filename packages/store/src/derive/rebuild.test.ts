import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveResident } from '../commands/resident/lifecycle.ts'
import { mergeResidents } from '../commands/resident/merge-residents.ts'
import { saveRecord } from '../commands/save-record.ts'
import { type County, openCounty, register, stored, today, villageCodes, villageNumber } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { sql } from '../sql.ts'
import { rebuild } from './rebuild.ts'

let county: County
const people: string[] = []

beforeAll(async () => {
  county = await openCounty()
  for (let n = 0; n < 12; n++) {
    const diseases = n % 3 === 0 ? ['2'] : ['1']
    const person = await register(county, {
      name: `钱国${'甲乙丙丁戊己庚辛壬癸子丑'[n]}`,
      birth: `19${50 + n}-03-0${(n % 9) + 1}`,
      order: n + 1,
      village: villageCodes[n % 4],
      diseases,
    })
    people.push(person)
    if (n % 2 === 1) continue
    await stored(county.context(), enrolment(person, '2025-02-10'))
    for (const [at, day] of ['2025-03-01', '2025-06-02', '2025-09-05', '2026-01-15', '2026-04-20'].entries())
      await stored(county.context(), visit(person, day, 128 + ((n * 7 + at * 5) % 11), 80))
  }
})
afterAll(() => county.drop())

/** Every derived row as text, in one order: two databases are the same when these are. */
export const snapshot = (of: County): Promise<string[]> =>
  of.store.system('test', async (tx) => {
    const rows = await tx.rows<{ line: string }>(
      sql`select 'status ' || s::text as line from status s union all select 'event ' || e::text from event e
          union all select 'due ' || d::text from due d order by 1`,
    )
    return rows.map(({ line }) => line)
  })

describe('重算', () => {
  test('由记录重算出的行与逐次保存留下的行逐字相同', async () => {
    const before = await snapshot(county)
    expect(before.length).toBeGreaterThan(100)
    expect(await rebuild(county.store, { today })).toMatchObject({ persons: people.length })
    expect(await snapshot(county)).toEqual(before)
  })

  test('同一个人两次保存同时到，都留下，派生不乱', async () => {
    const [one, other] = [visit(people[0], '2026-05-11'), visit(people[0], '2026-06-12')]
    const answers = await Promise.all([one, other].map((input) => saveRecord(county.context(), input)))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
    const before = await snapshot(county)
    await rebuild(county.store, { today })
    expect(await snapshot(county)).toEqual(before)
  })

  test('同一份记录两处同时更正，一处成为冲突', async () => {
    const input = visit(people[2], '2026-06-01')
    await stored(county.context(), input)
    const corrections = [131, 133].map((sbp) => ({
      ...input,
      version_id: v7(),
      base: [input.version_id],
      fields: { ...input.fields, sbp },
    }))
    const answers = await Promise.all(corrections.map((each) => saveRecord(county.context(), each)))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'fast_forward'])
  })

  test('重算时照常保存，换上的表里有这些保存', async () => {
    const running = rebuild(county.store, { today, workers: 1 })
    const during = []
    for (let n = 4; n < 10; n += 2) during.push(await stored(county.context(), visit(people[n], `2026-06-2${n % 8}`)))
    await running
    expect(during).toHaveLength(3)
    const before = await snapshot(county)
    await rebuild(county.store, { today })
    expect(await snapshot(county)).toEqual(before)
  })

  test('换上的表仍有行级安全和权限', async () => {
    const rows = await county.store.read(county.context([]).scope, (tx) => tx.rows(sql`select 1 from status`))
    expect(rows).toEqual([])
    const mine = await county.store.read(county.context([villageCodes[0]]).scope, (tx) =>
      tx.rows(sql`select distinct village from status`),
    )
    expect(mine).toEqual([{ village: villageNumber(villageCodes[0]) }])
  })

  test('迁移当天换了可见的村，以前的指标行仍在原村', async () => {
    const person = people[4]
    expect(
      await moveResident(county.context(), {
        resident_id: person,
        to_village: villageCodes[3],
        effective_date: '2026-06-15',
      }),
    ).toMatchObject({ outcome: 'created' })
    const villages = await county.store.system('test', (tx) =>
      tx.rows<{ village: number; days: number }>(
        sql`select village, min(from_day)::text as first from status where person = ${person} group by village order by 2`,
      ),
    )
    expect(villages).toEqual([
      { village: villageNumber(villageCodes[0]), first: '2023-01-01' },
      { village: villageNumber(villageCodes[3]), first: '2026-06-15' },
    ])
    const seenFrom = (code: string): Promise<unknown[]> =>
      county.store.read(county.context([code]).scope, (tx) =>
        tx.rows(sql`select 1 from record where subject = ${person}`),
      )
    expect(await seenFrom(villageCodes[0])).toEqual([])
    expect((await seenFrom(villageCodes[3])).length).toBeGreaterThan(5)
  })

  test('合并后两份档案的随访都计在存留的人，撤销后各归各', async () => {
    const [survivor, merged] = [people[6], people[8]]
    const before = await snapshot(county)
    const merge = { survivor, merged, reason: '同一人建了两份档案' }
    expect(await mergeResidents(county.context(), merge)).toMatchObject({ outcome: 'done' })
    expect(await mergeResidents(county.context(), merge)).toEqual({ outcome: 'already' })
    const joined = await snapshot(county)
    expect(joined).not.toEqual(before)
    await rebuild(county.store, { today })
    expect(await snapshot(county)).toEqual(joined)
    expect(await mergeResidents(county.context(), { ...merge, undo: true })).toMatchObject({ undone: true })
    const apart = await snapshot(county)
    const past = (lines: string[]): string[] =>
      lines.filter((line) => line.startsWith('status') && !/2026-0[67]|2027|2028/.test(line))
    expect(past(apart)).toEqual(past(before))
    await rebuild(county.store, { today })
    expect(await snapshot(county)).toEqual(apart)
  })
})
