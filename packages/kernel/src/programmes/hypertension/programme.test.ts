import { describe, expect, test } from 'vitest'
import { type Day, day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { hypertension } from './programme.ts'
import { enrol, subject, visit } from './testing.ts'

const derived = (one: Subject) => derive(one, [hypertension])
const stateOn = (one: Subject, on: string) =>
  derived(one).status.find(({ from, to }) => from <= on && on < to) ?? { flags: [] as string[], numbers: undefined }
const has = (one: Subject, on: string, flag: string): boolean => stateOn(one, on).flags.includes(flag)
const tree = (one: Subject, indicator: string, on: string, reading?: 'full_year') =>
  hypertension.explain(one, lifeOf(one), indicator, day(on), { start: day('2026-01-01'), end: day(on), reading })
const lines = (node: ClauseNode, depth = 0): string[] => [
  `${'  '.repeat(depth)}${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[node.state]} ${node.text}${node.detail ? `｜${node.detail}` : ''}`,
  ...(node.children ?? []).flatMap((child) => lines(child, depth + 1)),
]

const li = subject([
  enrol('2019-03-14'),
  visit('2025-11-06', 144, 84),
  visit('2026-02-10', 158, 90),
  visit('2026-02-22', 144, 86),
  visit('2026-05-20', 156, 92),
])

describe('为什么没算规范管理', () => {
  test('应随访、两周内复查、超期、体检逐条说明', () => {
    expect(lines(tree(li, 'HTN-04', '2026-06-12'))).toEqual([
      '✗ 未达到',
      '  ✓ 在管｜2019年3月14日建卡，未终止',
      '  ✓ 应随访1次，已完成3次｜2月10日、2月22日、5月20日，均面对面',
      '  ✗ 两周内复查：2项中1项未做',
      '    ✓ 2月10日 158/90 → 2月22日复查｜第12天完成',
      '    ✗ 5月20日 156/92 → 未在14天内复查｜应6月3日前，已过9天',
      '  ✓ 下次随访未超期30天｜应6月3日，超期9天',
      '  ○ 本年度体检｜年底才计入，12月31日前做完即可',
    ])
    expect(tree(li, 'HTN-04', '2026-06-12').children?.[2].sentence).toBe('5月20日血压不达标或转诊，未在14天内随访')
  })

  test('全年口径按全年应做的判断', () => {
    expect(lines(tree(li, 'HTN-04', '2026-06-12', 'full_year'))).toContain(
      '  ✗ 应随访4次，已完成3次｜2月10日、2月22日、5月20日，均面对面',
    )
  })

  test('血压控制写出末次血压和标准', () => {
    expect(lines(tree(li, 'HTN-05', '2026-06-12'))).toContain('  ✗ 末次5月20日血压156/92mmHg，未达标（标准<150/90）')
    expect(lines(tree(subject([enrol('2019-03-14')]), 'HTN-05', '2026-06-12'))).toContain(
      '  ✗ 本期无随访血压，按未达标计',
    )
  })

  test('外出满半年的不计入，仍写出各条', () => {
    const away = ['rec_residence', '2025-06-01', { away_since: '2025-06-01' }] as const
    const one = subject([enrol('2019-03-14'), away])
    expect(lines(tree(one, 'HTN-04', '2026-06-12')).slice(0, 3)).toEqual([
      '– 不计入',
      '  – 外出满6个月，不计入',
      '  ✓ 在管｜2019年3月14日建卡，未终止',
    ])
  })
  test('未纳入管理的，只说这一条', () => {
    expect(lines(tree(subject([]), 'HTN-04', '2026-06-12'))).toEqual(['✗ 未达到', '  ✗ 未纳入管理｜没有管理卡'])
  })
})

describe('要做的事', () => {
  const tasks = (one: Subject, on: string) =>
    derived(one)
      .due.filter(
        ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
      )
      .map((due) => ({ kind: due.kind, due_by: due.due_by, ...hypertension.dueText(due) }))

  test('不达标后两周内复查，到期不消失', () => {
    expect(tasks(li, '2026-06-12')).toEqual([
      { kind: 'exam', due_by: '2026-12-31', title: '年度体检', reason: '2026年度体检，12月31日前做完即可' },
      { kind: 'recheck_14', due_by: '2026-06-03', title: '高血压复查', reason: '5月20日血压 156/92，应6月3日前复查' },
    ])
  })
  test('达标的三个月后随访，提前14天出现', () => {
    const one = subject([enrol('2025-09-01'), visit('2026-03-08', 134, 82)])
    const kinds = (on: string) => tasks(one, on).map(({ kind }) => kind)
    expect(kinds('2026-05-24')).toEqual(['exam'])
    expect(kinds('2026-05-25')).toEqual(['exam', 'followup'])
    expect(tasks(one, '2026-06-12')[1]).toEqual({
      kind: 'followup',
      due_by: '2026-06-08',
      title: '高血压随访',
      reason: '上次3月8日血压 134/82，应6月8日前随访',
    })
  })
  test('建卡后14天内首次随访，当天随访即完成', () => {
    expect(tasks(subject([enrol('2026-03-10')]), '2026-03-20').map(({ title }) => title)).toContain('高血压首次随访')
    const done = subject([enrol('2026-03-10'), visit('2026-03-10', 150, 95)])
    expect(tasks(done, '2026-03-20').map(({ kind }) => kind)).toEqual(['exam', 'recheck_14'])
  })
  test('到期日在住院期间的，出院后7天内', () => {
    const stay = ['rec_inpatient', '2026-06-01', { admitted: '2026-06-01', discharged: '2026-06-20' }] as const
    const one = subject([enrol('2025-09-01'), visit('2026-03-08', 134, 82), stay])
    expect(derived(one).due.find(({ kind, slot }) => kind === 'followup' && slot.includes('2026-03-08'))).toMatchObject(
      {
        due_by: '2026-06-27',
      },
    )
  })
  test('复查到期日住院的，原来的免，出院起重新计算两周', () => {
    const stay = ['rec_inpatient', '2026-05-30', { admitted: '2026-05-30', discharged: '2026-06-10' }] as const
    const one = subject([enrol('2025-09-01'), visit('2026-05-20', 160, 95), stay])
    const rechecks = derived(one).due.filter(({ kind }) => kind === 'recheck_14')
    expect(rechecks.map(({ due_by, ended_on }) => [due_by, ended_on])).toEqual([
      ['2026-06-03', '2026-06-03'],
      ['2026-06-24', null],
    ])
    expect(has(one, '2026-06-24', 'obligations_ok')).toBe(true)
    expect(has(one, '2026-06-25', 'obligations_ok')).toBe(false)
  })
  test('拒绝管理不免两周内的复查：到期仍未做，计入未做', () => {
    const no = ['programme_close', '2026-05-25', { programme: 'htn', close_reason: '4' }] as const
    const one = subject([enrol('2025-09-01'), visit('2026-05-20', 160, 95), no])
    expect(derived(one).due.find(({ kind }) => kind === 'recheck_14')).toMatchObject({ ended_on: '2026-06-04' })
    expect(has(one, '2026-06-04', 'obligations_ok')).toBe(false)
  })
  test('死亡后没有要做的事', () => {
    const death = ['rec_lifecycle', '2026-06-08', { to: 'closed_deceased', death_date: '2026-06-05' }] as const
    const one = subject([enrol('2025-09-01'), visit('2026-05-20', 160, 95), death])
    expect(tasks(one, '2026-06-12')).toEqual([])
    expect(has(one, '2026-06-04', 'member')).toBe(true)
    expect(has(one, '2026-06-05', 'member')).toBe(false)
  })
})

describe('在管、终止、失访', () => {
  const refused = ['programme_close', '2026-04-01', { programme: 'htn', close_reason: '4' }] as const
  const moved = ['programme_close', '2026-04-01', { programme: 'htn', close_reason: '2' }] as const
  const lost = ['programme_state', '2026-04-01', { programme: 'htn', to: 'lost' }] as const

  test('拒绝管理的到年底仍在分母，迁出的当天离开', () => {
    const no = subject([enrol('2025-01-10'), refused])
    expect([has(no, '2026-12-31', 'member'), has(no, '2027-01-01', 'member')]).toEqual([true, false])
    const gone = subject([enrol('2025-01-10'), moved])
    expect([has(gone, '2026-03-31', 'member'), has(gone, '2026-04-01', 'member')]).toEqual([true, false])
    expect(has(gone, '2026-12-31', 'ever_member')).toBe(true)
  })
  test('失访按未达标计，面对面随访后自动回到在管', () => {
    const one = subject([enrol('2025-01-10'), visit('2026-02-01', 120, 70), lost, visit('2026-08-01', 121, 71)])
    expect([has(one, '2026-03-31', 'controlled'), has(one, '2026-04-01', 'controlled')]).toEqual([true, false])
    expect([has(one, '2026-07-31', 'lost'), has(one, '2026-08-01', 'lost')]).toEqual([true, false])
    expect([has(one, '2026-07-31', 'enrolled'), has(one, '2026-08-01', 'enrolled')]).toEqual([true, true])
    expect(has(one, '2026-08-01', 'controlled')).toBe(true)
  })
  test('终止后重新建卡是新的一段，同一天只算一次', () => {
    const one = subject([enrol('2025-01-10'), refused, enrol('2026-05-05')])
    const rows = derived(one).status.filter(({ from, to }) => from <= '2026-06-01' && '2026-06-01' < to)
    expect(rows.map(({ episode }) => episode)).toEqual(['htn_enrol@2026-05-05#4'])
    expect(rows[0].numbers?.required).toBe(1)
  })
  test('只有既往史的，在册未管', () => {
    const one = subject([['rec_personal', '2020-01-01', { past_disease: [{ code: '2', diagnosed: '2019-05' }] }]])
    expect(stateOn(one, '2026-01-01').flags).toEqual(['permanent', 'active', 'present', 'registered'])
  })
  test('电话随访能了结转诊随访，不能了结复查，不计次', () => {
    const call = visit('2026-05-28', null, null, { method: '3' })
    const recheck = subject([enrol('2025-09-01'), visit('2026-05-20', 160, 95), call])
    expect(has(recheck, '2026-06-04', 'obligations_ok')).toBe(false)
    const referral = subject([enrol('2025-09-01'), visit('2026-05-20', 190, 95), call])
    expect(has(referral, '2026-06-04', 'obligations_ok')).toBe(true)
    expect(stateOn(referral, '2026-06-04').numbers?.counted).toBe(1)
  })
})

describe('统计口径的例子', () => {
  const standardOn = (one: Subject, on: string) => has(one, on, 'standard_full')

  test('12、13 年内建卡：进度口径达到，全年口径未达到', () => {
    const one = subject([enrol('2026-02-10'), visit('2026-02-10', 120, 70), visit('2026-05-20', 120, 70)])
    expect(stateOn(one, '2026-06-30').numbers).toMatchObject({ required: 1, counted: 2, required_year: 3 })
    expect(standardOn(one, '2026-06-30')).toBe(true)
    expect(has(one, '2026-06-30', 'standard_full_year')).toBe(false)
    expect(tree(one, 'HTN-04', '2026-06-30', 'full_year').children?.[1].text).toBe('应随访3次，已完成2次')
  })
  test('14 去年建卡，到3月31日一次未随访', () => {
    const one = subject([enrol('2025-02-01')])
    expect(stateOn(one, '2026-03-31').numbers).toMatchObject({ required: 1, counted: 0 })
    expect(standardOn(one, '2026-03-31')).toBe(false)
  })
  test('15 按季度口径，第一季度没有随访不算', () => {
    const one = subject([enrol('2025-02-01'), visit('2026-04-02', 120, 70), visit('2026-06-28', 120, 70)])
    expect(standardOn(one, '2026-06-30')).toBe(true)
    const quarterly: Subject = { ...one, settings: { profile: 'quarterly' } }
    expect(standardOn(quarterly, '2026-06-30')).toBe(false)
    expect(tree(quarterly, 'HTN-04', '2026-06-30').children?.[1].text).toBe('应随访2次，已完成2次，缺第1季度')
  })
  test('16、17 期内死亡：不在分母；年内曾管口径按终止日判断', () => {
    const death = ['rec_lifecycle', '2026-06-20', { to: 'closed_deceased', death_date: '2026-06-20' }] as const
    const one = subject([enrol('2025-03-01'), visit('2026-04-02', 120, 70), death])
    expect(has(one, '2026-06-30', 'member')).toBe(false)
    expect(stateOn(one, '2026-06-30').flags).toContain('ever_member')
    expect(stateOn(one, '2026-06-30').numbers).toMatchObject({ required: 1, counted: 1 })
    expect(standardOn(one, '2026-06-30')).toBe(true)
    expect(derived(one).event.filter(({ kind, flags }) => kind === 'visit' && flags.includes('counts'))).toHaveLength(1)
  })
  test('18 全年没有随访，不算达标，留在分母', () => {
    const one = subject([enrol('2025-02-01')])
    expect([has(one, '2026-12-31', 'member'), has(one, '2026-12-31', 'controlled')]).toEqual([true, false])
  })
})

describe('血压曲线', () => {
  test('目标在65岁生日那天抬高', () => {
    const [course] = hypertension.courses ?? []
    const one = subject([visit('2023-09-02', 145, 80), visit('2023-09-03', 145, 80)])
    expect(course.points(one).map(({ out }) => out)).toEqual([true, false])
    expect(course.targets(one, '2023-01-01' as Day, '2024-01-01' as Day)).toEqual([
      { from: '2023-01-01', below: [140, 90] },
      { from: '2023-09-03', below: [150, 90] },
    ])
  })
})

test('评估写出状态、计数与不计的随访、应做、两种规范管理、分类和下次日期', () => {
  const call = visit('2026-03-01', null, null, { method: '3' })
  const one = subject([...[enrol('2026-02-10'), visit('2026-02-01', 150, 95), visit('2026-02-12', 158, 90), call]])
  const draft = { ...subject([visit('2026-05-02', 130, 80)]).records[2], status: 'draft' as const }
  expect(hypertension.assess?.(one, lifeOf(one), day('2026-06-30'), [draft])).toMatchObject({
    state: 'enrolled',
    enrol_date: '2026-02-10',
    contacts: {
      counted: [{ date: '2026-02-12' }],
      rejected: [
        { date: '2026-02-01', reason: 'BEFORE_ENROLMENT' },
        { date: '2026-03-01', reason: 'NOT_FACE_TO_FACE' },
        { date: '2026-05-02', reason: 'NOT_SUBMITTED' },
      ],
    },
    obligations: [{ type: 'RECHECK_14', created: '2026-02-12', due: '2026-02-26', status: 'unmet' }],
    standard: { required: 1, counted: 1, standard_full: false, standard_count: true },
    last_visit: { class: '2' },
    next_due: '2026-02-26',
    unmet_clauses: [
      { code: 'C-OBLIG', text_zh: '2月12日血压不达标或转诊，未在14天内随访' },
      { code: 'C-OVERDUE', text_zh: '应于2月26日随访，已超期124天' },
      { code: 'C-CONTROL-HIGH' },
    ],
  })
})
