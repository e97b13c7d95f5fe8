import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, yearOf, yearStart } from '../day/day.ts'
import { derive } from '../programme/derive.ts'
import { type History, histories, START, subjectOf } from '../programme/testing/histories.ts'
import { programmes } from '../programmes/list.ts'
import { evaluate, listsOf, type PersonRows, type Scope } from './evaluate.ts'
import { flagMask, flagPacker, matches } from './flags.ts'
import { indicatorOf, indicators } from './list.ts'
import { planOf, type Reading, variantOf } from './plan.ts'

const HORIZON = day('2027-12-31')
const everyone: Scope = { villages: null, base: () => 1000 }

const people = (many: readonly History[]): PersonRows[] =>
  many.map((history, at) => ({ person: `p${at}`, rows: derive(subjectOf(history, HORIZON), programmes) }))

const on = fc.integer({ min: 0, max: 1100 }).map((offset) => addDays(START, offset))
const crowd = fc.array(histories, { minLength: 1, maxLength: 12 }).map(people)
const reading = fc.constantFrom<Reading>('pro_rata', 'full_year')

const figure = (
  id: string,
  variant: string | undefined,
  at: typeof HORIZON,
  how: Reading,
  persons: PersonRows[],
  scope = everyone,
) => {
  const indicator = indicatorOf(id)
  const found = indicator && variantOf(indicator, variant)
  if (!indicator || !found) throw new RangeError(id)
  const plan = planOf(indicator, found, { start: yearStart(yearOf(at)), on: at, reading: how }, programmes)
  return { plan, ...evaluate(plan, programmes, persons, scope) }
}

describe('指标的定义', () => {
  test('每个指标的每个口径在两种读法下都能成为查询', () => {
    for (const indicator of indicators)
      for (const variant of indicator.variants)
        for (const how of ['pro_rata', 'full_year'] as const) {
          const asked = { start: day('2026-01-01'), on: day('2026-06-30'), reading: how }
          expect(planOf(indicator, variant, asked, programmes).variant).toBe(variant.id)
        }
  })
  test('编号不重复，口径不重名，都有出处', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
    for (const { variants, source } of indicators) {
      expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length)
      expect(source).not.toBe('')
    }
  })
  test('分子分母的计量单位相同：率不用人次除以人', () => {
    for (const { unit, numerator, variants } of indicators) {
      if (unit !== '%') continue
      for (const variant of variants) {
        const above = variant.numerator ?? numerator
        const below = variant.denominator
        if (below?.from === 'status' && below.sum === undefined && below.times === undefined)
          expect(above.from === 'status' ? above.sum : above.from === 'event' ? above.distinct : 'x').toBe(
            above.from === 'event' ? 'person' : undefined,
          )
      }
    }
  })
})

describe('名单与数字', () => {
  test('达到加未达到等于分母，每人只有一个首要原因', () => {
    fc.assert(
      fc.property(crowd, on, reading, (persons, at, how) => {
        for (const indicator of indicators)
          for (const variant of indicator.variants) {
            const { plan, numerator, denominator } = figure(indicator.id, variant.id, at, how, persons)
            const simple = plan.numerator.from === 'status' && plan.numerator.sum === null
            if (!simple || plan.denominator?.from !== 'status' || plan.denominator.times !== 1) continue
            const lists = listsOf(plan, programmes, persons, everyone)
            expect(lists?.numerator.length).toBe(numerator)
            expect((lists?.numerator.length ?? 0) + (lists?.notMet.length ?? 0)).toBe(denominator)
            const reasoned = plan.clauses.length > 0
            for (const { first } of lists?.notMet ?? []) expect(first !== null).toBe(reasoned)
          }
      }),
      { numRuns: 40 },
    )
  })

  test('规范不多于在管，在管不多于在册，控制不多于在管', () => {
    fc.assert(
      fc.property(crowd, on, (persons, at) => {
        const value = (id: string, variant?: string) => figure(id, variant, at, 'pro_rata', persons).numerator ?? 0
        const managed = value('HTN-02')
        expect(value('HTN-03', 'registered')).toBeLessThanOrEqual(value('HTN-01'))
        expect(value('HTN-04')).toBeLessThanOrEqual(managed)
        expect(value('HTN-05')).toBeLessThanOrEqual(managed)
        expect(value('REC-03')).toBeLessThanOrEqual(value('REC-02'))
        expect(value('REC-02')).toBeLessThanOrEqual(value('REC-01'))
        expect(value('HTN-08', 'owed')).toBeLessThanOrEqual(
          figure('HTN-08', 'owed', at, 'pro_rata', persons).denominator ?? 0,
        )
        expect(value('HTN-12')).toBeLessThanOrEqual(figure('HTN-12', 'due', at, 'pro_rata', persons).denominator ?? 0)
      }),
      { numRuns: 60 },
    )
  })

  test('各村之和等于全县', () => {
    fc.assert(
      fc.property(crowd, on, reading, (persons, at, how) => {
        for (const { id } of indicators) {
          const whole = figure(id, undefined, at, how, persons).numerator ?? 0
          const plan = figure(id, undefined, at, how, persons).plan
          if (plan.numerator.from === 'event' && plan.numerator.persons) continue
          const villages = [101, 102, 103].map(
            (village) =>
              figure(id, undefined, at, how, persons, { villages: new Set([village]), base: () => 1 }).numerator ?? 0,
          )
          expect(villages.reduce((sum, n) => sum + n, 0)).toBe(whole)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('12月31日两种读法相同', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom('2024-12-31', '2025-12-31', '2026-12-31'), (persons, at) => {
        for (const id of ['HTN-04', 'HTN-05'])
          for (const variant of indicatorOf(id)?.variants ?? [])
            expect(figure(id, variant.id, day(at), 'full_year', persons).numerator).toBe(
              figure(id, variant.id, day(at), 'pro_rata', persons).numerator,
            )
      }),
      { numRuns: 60 },
    )
  })
})

test('52 个标志装进一个整数，装得下也取得出', () => {
  const declared = Array.from({ length: 52 }, (_, at) => `f${at}`)
  const packer = flagPacker(declared)
  fc.assert(
    fc.property(fc.subarray(declared), fc.subarray(declared), fc.subarray(declared), (held, must, not) => {
      const packed = packer.pack(held)
      expect(Number.isSafeInteger(packed)).toBe(true)
      expect(packer.unpack(packed)).toEqual(held)
      const mask = flagMask(packer, [...must, ...not.map((flag) => `!${flag}`)])
      expect(matches(packed, mask)).toBe(must.every((f) => held.includes(f)) && !not.some((f) => held.includes(f)))
    }),
  )
  expect(() => flagPacker([...declared, 'one more'])).toThrow(RangeError)
  expect(() => packer.pack(['unknown'])).toThrow(RangeError)
})
