import { completedYears, day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine, HouseholdLine, RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { parseLine } from '@wangdi/kernel/exchange/parse.ts'
import { writeLine } from '@wangdi/kernel/exchange/write.ts'
import { worst } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { checkIdentity } from '@wangdi/kernel/identity/id-check.ts'
import { checkRecordCode } from '@wangdi/kernel/identity/record-code.ts'
import { runRule } from '@wangdi/kernel/rule/run.ts'
import { describe, expect, test } from 'vitest'
import { countyLayout, countyLines } from './county.ts'
import type { Mistake } from './truth.ts'

const today = day('2026-06-30')
const made = (residents: number, seed = 1) => {
  const mistakes: Mistake[] = []
  const lines = [...countyLines({ residents, seed, today, onMistake: (mistake) => mistakes.push(mistake) })]
  return { lines, mistakes }
}
const county = made(2500)
const ofKind = <K extends ExchangeLine['kind']>(kind: K) =>
  county.lines.filter((line): line is Extract<ExchangeLine, { kind: K }> => line.kind === kind)
const residents = ofKind('resident')
const records = ofKind('record')
const wrong = new Set(
  county.mistakes.flatMap(({ resident_id, record_id }) => (record_id ? [record_id] : [resident_id])),
)
const people = new Map(residents.map((line) => [line.resident_id, line]))
const personOf = (record: RecordLine): ResidentLine => {
  const person = people.get(record.resident_id)
  if (!person) throw new Error(`no resident ${record.resident_id}`)
  return person
}

describe('the county', () => {
  test('has exactly as many residents as asked, in any size', () => {
    for (const size of [1, 7, 350, 2500]) {
      const lines = size === 2500 ? county.lines : made(size).lines
      expect(lines.filter(({ kind }) => kind === 'resident')).toHaveLength(size)
    }
  })

  test('the same seed gives the same bytes, another seed other people', () => {
    const written = (seed: number) => made(300, seed).lines.map(writeLine).join('\n')
    expect(written(5)).toBe(written(5))
    expect(written(5)).not.toBe(written(6))
  })

  test('every line is a line of the exchange format, in canonical form', () => {
    for (const line of county.lines.filter((_, at) => at % 7 === 0)) {
      const text = writeLine(line)
      const parsed = parseLine(text)
      expect('line' in parsed ? writeLine(parsed.line) : parsed.findings).toBe(text)
    }
  })

  test('areas and units hang together, and small counties have three townships', () => {
    const { areas, units, villages, staff } = countyLayout({ residents: 5000, seed: 1 })
    const codes = new Set(areas.map(({ code }) => code))
    expect(areas.every(({ parent }) => parent === null || codes.has(parent))).toBe(true)
    expect(areas.filter(({ level }) => level === 'township')).toHaveLength(3)
    expect(villages.length).toBeGreaterThanOrEqual(12)
    const known = new Set(units.map(({ code }) => code))
    expect(units.every(({ parent }) => parent === null || known.has(parent))).toBe(true)
    expect(staff.every(({ unit }) => known.has(unit))).toBe(true)
  })
})

describe('people', () => {
  test('numbers are valid in form, of areas that do not exist, and never given twice', () => {
    const numbers = residents.flatMap(({ id_number }) => id_number ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { resident_id, id_type, id_number, sex, birth_date } of residents) {
      if (id_number === null || wrong.has(resident_id)) continue
      expect(checkIdentity({ id_type, id_number, sex, birth_date, today }).findings).toEqual([])
    }
  })

  test('record codes are valid and unique', () => {
    expect(new Set(residents.map(({ record_code }) => record_code)).size).toBe(residents.length)
    expect(residents.flatMap(({ record_code }) => checkRecordCode(record_code ?? ''))).toEqual([])
  })

  test('ages are spread like those of a county that young people leave', () => {
    const ages = residents.map(({ birth_date }) => completedYears(parseDay(birth_date) ?? today, today) ?? 0)
    const share = (low: number, high: number) => ages.filter((age) => age >= low && age < high).length / ages.length
    expect(share(0, 15)).toBeGreaterThan(0.12)
    expect(share(65, 120)).toBeGreaterThan(0.1)
    expect(share(65, 120)).toBeLessThan(0.25)
  })

  test('about a sixth is managed for hypertension', () => {
    const managed = records.filter(({ form }) => form === 'htn_enrol').length / residents.length
    expect(managed).toBeGreaterThan(0.13)
    expect(managed).toBeLessThan(0.19)
  })

  test('households pass the rules', () => {
    const member = ({ resident_id }: { resident_id: string }) => people.get(resident_id)
    const check = (home: HouseholdLine) => {
      const open = home.members.filter(({ left }) => left === null)
      const head = people.get(home.head ?? '')
      if (open.length === 0 || !head) return []
      return runRule('household.check', {
        head: { sex: head.sex, birth_date: head.birth_date },
        members: open
          .filter(({ resident_id }) => resident_id !== home.head)
          .map((each) => ({
            rel: each.relation_to_head,
            sex: member(each)?.sex,
            birth_date: member(each)?.birth_date,
          })),
      })?.findings
    }
    const answers = ofKind('household').map(check)
    expect(answers.every((answer) => Array.isArray(answer))).toBe(true)
    const blocked = answers
      .flatMap((answer) => (Array.isArray(answer) ? answer : []))
      .filter(({ severity }) => severity === 'block')
    expect(blocked).toEqual([])
  })
})

/** Findings that forbid to submit the record, judged on its own. */
const forbidden = (record: RecordLine): string[] => {
  const form = formOf(record.form)
  if (!form) return [`no form ${record.form}`]
  const person = personOf(record)
  const birth = parseDay(person.birth_date)
  const on = parseDay(record.service_date) ?? today
  const findings = validate(form, record.fields, {
    today,
    sex: person.sex,
    name: person.name,
    ...(birth && { birth_date: birth, age: completedYears(birth, on) ?? undefined }),
  }).filter(({ severity }) => severity === 'reject' || severity === 'block')
  return findings.map(({ code, field }) => `${record.form} ${code} ${field}`)
}

describe('records', () => {
  test('all but the planted mistakes can be submitted', () => {
    const found = records
      .filter((_, at) => at % 3 === 0)
      .filter(({ record_id, resident_id }) => !wrong.has(record_id) && !wrong.has(resident_id))
      .flatMap(forbidden)
    expect([...new Set(found)]).toEqual([])
  })

  test('none is dated after the day or entered before it was done', () => {
    expect(records.filter(({ service_date }) => service_date > today)).toEqual([])
    expect(records.filter(({ service_date, recorded_at }) => (recorded_at ?? '').slice(0, 10) < service_date)).toEqual(
      [],
    )
  })

  test('planted mistakes are of every kind, and those that a check can see are seen', () => {
    const kinds = new Set(made(10_000, 3).mistakes.map(({ mistake }) => mistake))
    expect(kinds.size).toBe(12)
    const byId = new Map(records.map((record) => [record.record_id, record]))
    for (const { mistake, record_id } of county.mistakes) {
      const record = byId.get(record_id ?? '')
      if (/^(implausible_|missing_items|wrong_sex_item|half_checkup)/.test(mistake))
        expect(
          record && worst(validate(formOf(record.form)!, record.fields, { today, sex: personOf(record).sex })),
        ).toBe('block')
    }
  }, 90_000)
})

describe('bases', () => {
  test('each year end has a population for every area, and villages sum to their township', () => {
    const all = ofKind('base').filter(({ base_kind, age_from }) => base_kind === 'PB-STAT' && age_from === null)
    const areas = ofKind('area')
    for (const area of areas) expect(all.filter((base) => base.area === area.code)).toHaveLength(3)
    const value = (code: string) => all.find((base) => base.area === code)?.value ?? 0
    for (const { code } of areas.filter(({ level }) => level === 'township')) {
      const below = areas.filter(({ parent }) => parent === code).map((village) => value(village.code))
      expect(below.reduce((a, b) => a + b, 0)).toBe(value(code))
    }
  })
})
