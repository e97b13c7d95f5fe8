import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersOf, type Part, unite } from './part.ts'

const minute = (n: number): string => new Date(Date.UTC(2026, 4, 20, 0, n)).toISOString()

const partOf = (device: string): fc.Arbitrary<Part> =>
  fc
    .record({
      person: fc.constantFrom('p1', 'p2', 'p3'),
      key: fc.constantFrom('f.sys', 'f.dia', 'f.height', 'tube:f.blood', '@S03'),
      value: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(null)),
      at: fc.integer({ min: 0, max: 5 }).map(minute),
      chosen: fc.boolean(),
    })
    .map((part, at = Math.floor(part.key.length)) => ({
      ...part,
      station: 'S03',
      device,
      save: `${device}${part.at}${at}`,
    }))

const devices = ['1', '2', '3', '4'] as const

const permutations = <T>(list: readonly T[]): T[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((each, at) => permutations(list.toSpliced(at, 1)).map((rest) => [each, ...rest]))

const plain = (parts: Iterable<Part>) =>
  [...unite(parts)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, keys]) => [person, [...keys].map(([key, { shown, readings }]) => [key, shown, readings])])

test('四台设备的数据，不论哪台先到、到几次，合出来都一样 (R-EXD-3)', () => {
  const each = fc.tuple(...devices.map((device) => fc.array(partOf(device), { maxLength: 8 })))
  fc.assert(
    fc.property(each, (stacks) => {
      const expected = plain(stacks.flat())
      for (const order of permutations(stacks)) expect(plain(order.flat())).toEqual(expected)
      const [a, b, c, d] = stacks
      expect(plain([...d, ...a, ...d, ...c, ...b, ...a])).toEqual(expected)
    }),
    { numRuns: 100 },
  )
})

test('每次测量都留着：没有哪个读数找不到', () => {
  fc.assert(
    fc.property(fc.array(partOf('1'), { maxLength: 20 }), (parts) => {
      const kept = [...unite(parts).values()].flatMap((keys) => [...keys.values()].flatMap(({ readings }) => readings))
      for (const part of parts.filter(({ chosen }) => !chosen)) expect(kept).toContainEqual(part)
    }),
  )
})

const reading = (key: string, value: number, at: string, save: string, chosen = false): Part => ({
  ...{ person: 'p', key, value, at, save, station: 'S03', device: '3' },
  ...(chosen && { chosen }),
})

test('同一时刻两台设备各测一次，收缩压和舒张压不会各取一半', () => {
  const at = minute(1)
  const parts = [
    reading('f.sys', 150, at, 'b'),
    reading('f.dia', 92, at, 'b'),
    reading('f.sys', 148, at, 'a'),
    reading('f.dia', 90, at, 'a'),
  ]
  expect(answersOf(unite(parts).get('p'), 'f')).toEqual({ sys: 150, dia: 92 })
})

test('医生选了先测的一次，就显示先测的；以后再测又显示新的', () => {
  const first = [reading('f.sys', 150, minute(1), 'a'), reading('f.sys', 138, minute(30), 'b')]
  const picked = [...first, reading('f.sys', 150, minute(40), 'c', true)]
  expect(answersOf(unite(picked).get('p'), 'f')).toEqual({ sys: 150 })
  expect(unite(picked).get('p')?.get('f.sys')?.readings).toHaveLength(2)
  const again = [...picked, reading('f.sys', 136, minute(50), 'd')]
  expect(answersOf(unite(again).get('p'), 'f')).toEqual({ sys: 136 })
})
