import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDraft } from '../commands/drafts.ts'
import { createResident } from '../commands/resident/create-resident.ts'
import { closeResident, moveResident, reactivateResident } from '../commands/resident/lifecycle.ts'
import { saveHousehold } from '../commands/resident/save-household.ts'
import { saveRecord } from '../commands/save-record.ts'
import { type County, openCounty, register, stored, villageCodes } from '../fixtures/county.ts'
import { enrolment, idNumber, registration, visit } from '../fixtures/forms.ts'
import { formStart } from './form-start.ts'
import { drafts } from './records.ts'
import { clauseTree } from './resident/clauses.ts'
import { residentPage } from './resident/resident-page.ts'
import { reveal } from './resident/reveal.ts'
import { timeline } from './resident/timeline.ts'
import { listResidents, type ResidentQuery } from './residents.ts'
import { todayList } from './today.ts'

let county: County
let fu: string
let xiang: string
let shan: string
beforeAll(async () => {
  county = await openCounty()
  fu = await register(county, { name: '钱国富', phone: '13811112222' })
  xiang = await register(county, { name: '孟香', birth: '1957-02-01', order: 2, village: villageCodes[1] })
  shan = await register(county, { name: '单于山', birth: '1990-05-06', order: 3, village: villageCodes[2] })
  await stored(county.context(), enrolment(fu, '2026-01-10'))
  await stored(county.context(), visit(fu, '2026-01-20'))
  await stored(county.context(), visit(fu, '2026-06-25', 158, 96))
  await stored(county.context(), enrolment(xiang, '2026-02-10'))
})
afterAll(() => county.drop())

const found = async (query: ResidentQuery, villages?: readonly string[]): Promise<string[]> => {
  const answer = await listResidents(county.context(villages), query)
  if ('code' in answer) throw new Error(answer.code)
  return answer.items.map(({ name }) => name).toSorted()
}

describe('查找居民', () => {
  test.each([
    ['姓名开头', '钱国'],
    ['拼音', 'qianguo'],
    ['首字母', 'qgf'],
    ['身份证号', idNumber('1958-09-03', 1)],
    ['小写x与空格', ` ${idNumber('1958-09-03', 1).toLowerCase()} `],
    ['姓名加后四位', `钱 ${idNumber('1958-09-03', 1).slice(-4)}`],
    ['档案编号', '52990100110100001'],
    ['带横线的档案编号', '529901-001-101-00001'],
    ['电话', '13811112222'],
  ])('按%s', async (_, q) => {
    expect(await found({ q })).toEqual(['钱国富'])
  })

  test('外村的人用证件号也查不到', async () => {
    expect(await found({ q: idNumber('1958-09-03', 1) }, [villageCodes[3]])).toEqual([])
  })

  test('只有几位数字，范围太大', async () => {
    expect(await listResidents(county.context(), { q: '1958' })).toEqual({ code: 'SEARCH_TOO_BROAD' })
    expect(await listResidents(county.context(), { after: 'x' })).toEqual({ code: 'CURSOR_INVALID' })
  })

  test('筛选：村、项目、年龄', async () => {
    expect(await found({ village: villageCodes[1] })).toEqual(['孟香'])
    expect(await found({ village: '529901001000' })).toEqual(['孟香', '钱国富'])
    expect(await found({ programme: 'htn' })).toEqual(['孟香', '钱国富'])
    expect(await found({ age_from: 65 })).toEqual(['孟香', '钱国富'])
    expect(await found({ age_to: 64 })).toEqual(['单于山'])
    expect(await found({ age_from: 67, age_to: 67 })).toEqual(['钱国富'])
  })

  test('翻页不重不漏，名单里的证件号电话是遮盖的', async () => {
    const first = await listResidents(county.context(), { limit: 2 })
    if ('code' in first) throw new Error(first.code)
    const second = await listResidents(county.context(), { limit: 2, after: first.next ?? '' })
    if ('code' in second) throw new Error(second.code)
    expect([...first.items, ...second.items].map(({ resident_id }) => resident_id).toSorted()).toEqual(
      [fu, xiang, shan].toSorted(),
    )
    const row = first.items.find(({ resident_id }) => resident_id === fu) ?? second.items[0]
    expect(row.id_masked).toMatch(/^529901\*{8}\w{4}$/)
  })
})

describe('今日', () => {
  test('一人一行，逾期在前，计人不计件', async () => {
    const today = await todayList(county.context(), {})
    expect(today.items.map(({ name }) => name)).toContain('孟香')
    const [first] = today.items
    expect(first).toMatchObject({ state: 'overdue' })
    expect(first.overdue_days).toBeGreaterThan(0)
    expect(today.counts.today).toBe(today.items.length)
    const week = await todayList(county.context(), { bucket: 'week', village: villageCodes[0] })
    expect(week.items.map(({ name }) => name)).toEqual([])
  })

  test('两周内复查在到期前就列出', async () => {
    const later = { ...county.context(), now: new Date('2026-07-05T01:00:00Z') }
    const week = await todayList(later, { bucket: 'week' })
    const row = week.items.find(({ resident_id }) => resident_id === fu)
    expect(row).toMatchObject({ due_by: '2026-07-09', village_name: '石桥村', phone: true })
    expect(row?.tasks[0].title).toBeTruthy()
  })

  test('今天随访过的人移到已完成', async () => {
    await stored(county.context(), visit(xiang, '2026-06-30'))
    const done = await todayList(county.context(), { bucket: 'done' })
    expect(done.items.map(({ name }) => name)).toEqual(['孟香'])
    expect(done.counts.done).toBe(1)
  })
})

describe('居民页', () => {
  test('总览：课程、项目、任务、遮盖的号码', async () => {
    const page = await residentPage(county.context(), fu)
    expect(page).toMatchObject({
      name: '钱国富',
      age: 67,
      village_name: '石桥村',
      state_name: '在档',
      residence_name: '常住',
      tags: ['老年人', '高血压'],
    })
    expect(page?.courses[0].points.length).toBeGreaterThanOrEqual(2)
    expect(page?.programmes.find(({ id }) => id === 'htn')?.enrolled).toBe(true)
    expect(page?.findings).toEqual([])
    expect(page?.drugs.map(({ name, dose, group }) => [name, dose, group])).toEqual([
      ['氨氯地平', '每日1次 每次5\u2009mg', '降压药'],
    ])
    expect(await residentPage(county.context([villageCodes[3]]), fu)).toBeNull()
  })

  test('时间轴新的在上，可按项目筛', async () => {
    const all = await timeline(county.context(), fu, {})
    expect(all?.items[0]).toMatchObject({ kind: 'record', titles: ['高血压随访'], out_of_target: true })
    const own = await timeline(county.context(), fu, { programme: 'htn', limit: 1 })
    expect(own?.next).not.toBeNull()
  })

  test('条款树说明为什么算或没算', async () => {
    const tree = await clauseTree(county.context(), fu, 'HTN-04', {})
    expect(tree && 'tree' in tree && tree.tree.children?.length).toBeGreaterThan(0)
  })

  test('打开表单：带上次数据、草稿和下一位', async () => {
    const id = v7()
    await saveDraft(county.context(), id, { resident_id: fu, form: 'htn_followup', values: { sbp: 140 } })
    const start = await formStart(county.context(), fu, 'htn_followup')
    expect(start).toMatchObject({ last: { date: '2026-06-25' }, draft: { record_id: id, values: { sbp: 140 } } })
    expect(start?.context.enrol_date).toBe('2026-01-10')
    expect((await drafts(county.context())).items).toMatchObject([{ record_id: id, waiting: false, name: '钱国富' }])
    const someone = county.context(villageCodes, { account: v7() })
    expect((await drafts(someone)).items).toEqual([])
    expect(await saveDraft(someone, id, { resident_id: fu, form: 'htn_followup', values: {} })).toBeNull()
  })

  test('只做几个项目的岗位，下一位在自己的名单里找，只填自己项目的表', async () => {
    for (const only of [['htn'], ['old'], ['tcm']]) {
      const { items } = await todayList(county.context(), { programmes: only })
      for (const [at, { resident_id }] of items.entries()) {
        const start = await formStart(county.context(), resident_id, 'htn_followup', {}, only)
        const after = items.at(at + 1)
        const own = after?.tasks.filter(({ programme }) => only.includes(programme)).map(({ form }) => form) ?? []
        expect(start?.next?.resident_id).toBe(after?.resident_id)
        expect(start?.next?.forms ?? []).toEqual([...new Set(own)])
      }
    }
  })

  test('逐项显示全号；没有该类别就没有值', async () => {
    expect(await reveal(county.context(), fu, 'own_phone')).toEqual({ value: '13811112222' })
    expect(await reveal(county.context(villageCodes, { classes: ['D1'] }), fu, 'own_phone')).toBeNull()
  })
})

describe('建档与家庭', () => {
  test('同一证件号再建档：指出已有档案，不给看外村的人', async () => {
    const input = { ...registration({ name: '钱国富' }), village: villageCodes[3] }
    const answer = await createResident(county.context([villageCodes[3]]), input)
    expect(answer).toMatchObject({
      outcome: 'duplicate',
      possible_duplicates: [{ resident_id: null, state: 'active' }],
    })
    expect(answer.findings.some(({ code }) => code === 'DUP_ID')).toBe(true)
  })

  test('同一证件号两处同时建档，只成一份', async () => {
    const twice = [
      registration({ name: '石小河', birth: '1971-02-03', order: 11 }),
      registration({ name: '石小河', birth: '1971-02-03', order: 11 }),
    ]
    const answers = await Promise.all(twice.map((input) => createResident(county.context(), input)))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['created', 'duplicate'])
  })

  test('同名同性别同生日：提醒，确认后可建', async () => {
    const twin = registration({ name: '钱国富', birth: '1958-09-03', order: 5 })
    const asked = await createResident(county.context(), twin)
    expect(asked).toMatchObject({ outcome: 'findings', possible_duplicates: [{ resident_id: fu }] })
    const confirmed = [{ code: 'DUP_POSSIBLE', field: 'name', reason: '堂兄弟，已核对' }]
    expect(await createResident(county.context(), { ...twin, confirmed })).toMatchObject({ outcome: 'created' })
    expect(await createResident(county.context(), { ...twin, confirmed })).toMatchObject({
      outcome: 'created',
      record_code: '52990100110100003',
    })
  })

  test('家庭：户主须在成员中，加入一户即离开另一户', async () => {
    const one = {
      village: villageCodes[0],
      address: '石桥村12号',
      head: fu,
      members: [{ resident_id: fu, relation_to_head: '0' }],
    }
    expect(
      await saveHousehold(county.context(), v7(), { ...one, members: [{ resident_id: xiang, relation_to_head: '1' }] }),
    ).toMatchObject({ outcome: 'findings' })
    const [first, second] = [v7(), v7()]
    expect(await saveHousehold(county.context(), first, one)).toMatchObject({ outcome: 'saved' })
    expect(await saveHousehold(county.context(), second, one)).toMatchObject({ outcome: 'saved' })
    const page = await residentPage(county.context(), fu)
    expect(page?.household).toMatchObject({ household_id: second, members: [{ name: '钱国富' }] })
  })
})

describe('终止与迁移', () => {
  test('死亡终止后随访不再接受，任务撤下', async () => {
    const person = await register(county, { name: '石大山', birth: '1940-01-01', order: 7 })
    await stored(county.context(), enrolment(person, '2026-01-10'))
    const closed = await closeResident(county.context(), {
      resident_id: person,
      to: 'closed_deceased',
      changed_on: '2026-05-02',
      fields: { death_date: '2026-05-01', death_cause: '脑出血', death_source: '1', reason: '家属告知' },
    })
    expect(closed).toMatchObject({ outcome: 'created' })
    const page = await residentPage(county.context(), person)
    expect(page).toMatchObject({ state: 'closed_deceased', residence: 'deceased', tasks: [] })
    expect(await saveRecord(county.context(), visit(person, '2026-06-01'))).toMatchObject({ outcome: 'rejected' })
    const wrong = { resident_id: person, changed_on: '2026-06-20', fields: { reason: '误登死亡，本人健在' } }
    expect(await reactivateResident(county.context(), wrong)).toMatchObject({ outcome: 'created' })
    expect(await residentPage(county.context(), person)).toMatchObject({ state: 'active', residence: 'permanent' })
  })

  test('迁移要有那个村', async () => {
    const answer = await moveResident(county.context(), {
      resident_id: shan,
      to_village: '529901009999',
      effective_date: '2026-06-01',
    })
    expect(answer).toEqual({ outcome: 'not_found' })
  })
})
