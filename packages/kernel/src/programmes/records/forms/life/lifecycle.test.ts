import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import type { Form } from '../../../../form/form.ts'
import { validate } from '../../../../form/validate.ts'
import type { RecordState } from '../../../../programme/life.ts'
import { household } from '../household/household.ts'
import { inpatient } from './inpatient.ts'
import { lifecycle } from './lifecycle.ts'
import { merge } from './merge.ts'
import { programmeClose } from './programme-close.ts'
import { residence } from './residence.ts'
import { recordStates, type TransitionFacts, transitionFindings } from './transition.ts'

const found = (form: Form, values: Values, context: FormContext = {}): string[] =>
  validate(form, values, { today: day('2026-06-30'), ...context }).map(({ code, field }) => `${code} ${field}`)

const d = day
const attempts = [
  { date: d('2026-04-01'), way: '电话' },
  { date: d('2026-04-20'), way: '上门' },
  { date: d('2026-05-01'), way: '电话' },
]
const lost = { last_contact: d('2026-03-01'), attempts, reason: '外出务工，去向不明' }

describe('changes of the record’s state', () => {
  const may = (from: RecordState, to: RecordState, facts: TransitionFacts): string[] =>
    transitionFindings(from, to, facts).map(({ code, field }) => `${code} ${field}`)

  test.each<[RecordState, RecordState, TransitionFacts, string[]]>([
    ['draft', 'active', {}, []],
    ['active', 'closed_deceased', { death_date: d('2026-06-01') }, []],
    ['active', 'closed_deceased', {}, ['LIFE_CONDITION death_date']],
    ['active', 'closed_moved_out', { move_out_date: d('2026-06-01') }, []],
    ['active', 'closed_lost', lost, []],
    ['active', 'closed_lost', { ...lost, attempts: attempts.slice(1) }, ['LIFE_CONDITION attempts']],
    [
      'active',
      'closed_lost',
      { ...lost, attempts: attempts.map((each) => ({ ...each, way: '电话' })) },
      ['LIFE_CONDITION attempts'],
    ],
    [
      'active',
      'closed_lost',
      { ...lost, attempts: [...attempts.slice(0, 2), { date: d('2026-04-30'), way: '电话' }] },
      ['LIFE_CONDITION attempts'],
    ],
    ['active', 'closed_lost', { ...lost, reason: ' ' }, ['LIFE_CONDITION reason']],
    ['closed_lost', 'active', { found_on: d('2026-06-01') }, []],
    ['closed_moved_out', 'active', { move_out_date: d('2026-05-01'), move_in_date: d('2026-05-01') }, []],
    [
      'closed_moved_out',
      'active',
      { move_out_date: d('2026-05-01'), move_in_date: d('2026-04-30') },
      ['LIFE_CONDITION move_in_date'],
    ],
    ['closed_deceased', 'active', { reason: '登记错人', role: 'R08' }, []],
    ['closed_deceased', 'active', { reason: '登记错人', role: 'village_doctor' }, ['LIFE_CONDITION role']],
    ['active', 'void_duplicate', { survivor: 'r1' }, []],
    ['active', 'void_duplicate', {}, ['LIFE_CONDITION survivor']],
    [
      'active',
      'closed_deceased',
      { today: d('2026-06-30'), death_date: d('2026-07-01') },
      ['LIFE_DATE_ORDER death_date'],
    ],
  ])('%s → %s with %o', (from, to, facts, expected) => {
    expect(may(from, to, facts)).toEqual(expected)
  })

  test('all other changes are refused', () => {
    const permitted = new Set([
      'draft>active',
      'active>closed_deceased',
      'active>closed_moved_out',
      'active>closed_lost',
      'active>void_duplicate',
      'closed_lost>active',
      'closed_moved_out>active',
      'closed_deceased>active',
    ])
    const states = recordStates.map(({ code }) => code as RecordState)
    for (const from of states)
      for (const to of states)
        expect(may(from, to, {}).includes('LIFE_TRANSITION to')).toBe(!permitted.has(`${from}>${to}`))
  })
})

describe('the form that changes it', () => {
  const death = {
    changed_on: '2026-06-10',
    to: 'closed_deceased',
    death_date: '2026-06-01',
    death_cause: '脑出血',
    death_source: '1',
  }

  test('a death is complete with date, cause and source', () => {
    expect(found(lifecycle, death, { record_state: 'active' })).toEqual([])
    expect(found(lifecycle, { ...death, death_cause: null }, { record_state: 'active' })).toEqual([
      'REQUIRED death_cause',
    ])
  })

  test('a closed record is not closed again', () => {
    expect(found(lifecycle, death, { record_state: 'closed_moved_out' })).toEqual(['LIFE_TRANSITION to'])
  })

  test('a death before the record was opened proves one of the dates wrong', () => {
    const context = { record_state: 'active', earlier: { rec_cover: { open_date: '2026-06-05' } } }
    expect(found(lifecycle, death, context)).toEqual(['LIFE_DEATH_BEFORE_OPEN death_date'])
  })

  test('facts of another change are not asked and not taken', () => {
    expect(found(lifecycle, { ...death, found_on: '2026-06-01' }, { record_state: 'active' })).toEqual([
      'SKIP_FILLED found_on',
    ])
  })

  test('who is lost needs three attempts by two ways over thirty days', () => {
    const values = {
      changed_on: '2026-06-10',
      to: 'closed_lost',
      last_contact: '2026-03-01',
      attempts: attempts.slice(0, 2),
      reason: '去向不明',
    }
    expect(found(lifecycle, values, { record_state: 'active' })).toEqual(['LIFE_CONDITION attempts'])
    expect(found(lifecycle, { ...values, attempts }, { record_state: 'active' })).toEqual([])
  })
})

describe('other statements', () => {
  test('one leaves before one returns', () => {
    expect(found(residence, { changed_on: '2026-06-01', away_since: '2025-06-01', return_date: '2025-06-01' })).toEqual(
      ['DATE_ORDER return_date'],
    )
    expect(found(residence, { changed_on: '2026-06-01' })).toEqual(['REQUIRED residence_type'])
  })

  test('one is discharged after admission', () => {
    expect(found(inpatient, { admitted: '2026-06-01', discharged: '2026-05-31', hospital: '县医院' })).toEqual([
      'DATE_ORDER discharged',
    ])
  })

  test('a record is not merged into itself; whose facts are kept is named field by field', () => {
    const values = {
      effective_date: '2026-06-01',
      survivor: 'a',
      merged: 'b',
      reason: '重复建档',
      chosen: { abo: 'r1' },
    }
    expect(found(merge, values)).toEqual([])
    expect(found(merge, { ...values, merged: 'a' })).toEqual(['CROSS_FIELD merged'])
    expect(found(merge, { ...values, chosen: { stray: 'r1' } })).toEqual(['UNKNOWN_FIELD chosen.stray'])
  })

  test.each<[string, Values, FormContext, string[]]>([
    ['death with date and cause', { close_reason: '1', death_date: '2026-05-30', death_cause: '脑出血' }, {}, []],
    ['death without cause', { close_reason: '1', death_date: '2026-05-30' }, {}, ['REQUIRED death_cause']],
    ['moved without destination', { close_reason: '2' }, {}, ['REQUIRED destination']],
    [
      'lost while the record is active',
      { close_reason: '3' },
      { record_state: 'active' },
      ['CROSS_FIELD close_reason'],
    ],
    ['refused once', { close_reason: '4', refusals: ['2026-05-01'] }, {}, ['CROSS_FIELD refusals']],
    [
      'refused twice, 29 days apart',
      { close_reason: '4', refusals: ['2026-05-01', '2026-05-30'] },
      {},
      ['CROSS_FIELD refusals'],
    ],
    ['refused twice, 30 days apart', { close_reason: '4', refusals: ['2026-05-01', '2026-05-31'] }, {}, []],
    ['another reason without words', { close_reason: '9' }, {}, ['REQUIRED note']],
    ['closed before enrolment', { close_reason: '5' }, { enrol_date: d('2026-06-02') }, ['DATE_ORDER close_date']],
  ])('closing: %s', (_, values, context, expected) => {
    expect(found(programmeClose, { programme: 'htn', close_date: '2026-06-01', ...values }, context)).toEqual(expected)
  })
})

describe('households', () => {
  const home = { head: 'a', village: '529901001001', address: '一组3号' }
  const earlier = { a: { sex: '1', birth_date: '1960-05-01' }, b: { sex: '2', birth_date: '1962-01-01' } }

  test('the head is the member with relation 0', () => {
    const members = [
      { resident: 'a', relation_to_head: '02' },
      { resident: 'b', relation_to_head: '12' },
    ]
    expect(found(household, { ...home, members }, { earlier })).toEqual([])
    expect(found(household, { ...home, members: members.slice(1) }, { earlier })).toEqual(['HH_HEAD head'])
  })

  test('one spouse at a time; who left does not count', () => {
    const members = [
      { resident: 'a', relation_to_head: '0' },
      { resident: 'b', relation_to_head: '12' },
      { resident: 'c', relation_to_head: '12', joined: '2010-01-01', left: '2020-01-01' },
    ]
    expect(found(household, { ...home, members }, { earlier })).toEqual([])
    const both = members.map(({ left: _, ...member }) => member)
    expect(found(household, { ...home, members: both }, { earlier })).toEqual(['HH_SPOUSE members[2].relation_to_head'])
  })

  test('sex and age against the relation', () => {
    const members = [
      { resident: 'a', relation_to_head: '0' },
      { resident: 'b', relation_to_head: '2' },
    ]
    expect(found(household, { ...home, members }, { earlier })).toEqual([
      'HH_RELATION_SEX members[1].relation_to_head',
      'HH_RELATION_AGE members[1].relation_to_head',
    ])
  })
})
