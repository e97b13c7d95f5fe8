import { expect, test } from 'vitest'
import { random } from './random.ts'

test('no two of 300,000 households have the same sequence', () => {
  const seen = new Set<string>()
  for (let village = 0; village < 500; village++)
    for (let number = 0; number < 600; number++) {
      const r = random(1, `529901${100_000 + village} ${number}`)
      seen.add(`${r.bits()} ${r.bits()}`)
    }
  expect(seen.size).toBe(300_000)
})
