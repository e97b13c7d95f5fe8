import { describe, expect, test } from 'vitest'
import { writeTime } from './column.ts'
import { parseLine, parseValueLine } from './parse.ts'
import { writeLine } from './write.ts'

const resident = {
  kind: 'resident',
  resident_id: '0197bd00-0000-7000-8000-00000000e001',
  name: '孔才',
  sex: '1',
  birth_date: '1958-09-03',
  id_type: '01',
  id_number: '529901195809030011',
  village: '529901001001',
  residence_type: '1',
}

const codesOf = (value: unknown): string[] => {
  const parsed = parseValueLine(value)
  return 'findings' in parsed ? parsed.findings.map(({ code, field }) => `${code} ${field}`) : []
}

describe('parse', () => {
  test('absent and null keys take their documented meaning', () => {
    const parsed = parseValueLine(resident)
    expect(parsed).toMatchObject({ line: { own_phone: null, paper_only: false, aliases: [] } })
  })

  test.each([
    ['unknown key', { ...resident, phone: '1' }, ['UNKNOWN_FIELD phone']],
    ['bad code', { ...resident, sex: '男' }, ['NOT_IN_OPTIONS sex']],
    ['a day that does not exist', { ...resident, birth_date: '2025-02-30' }, ['BAD_FORMAT birth_date']],
    ['several at once', { ...resident, sex: 1, village: '1' }, ['NOT_IN_OPTIONS sex', 'BAD_FORMAT village']],
    ['required key missing', { kind: 'resident' }, ['REQUIRED resident_id']],
    ['a name of 20,000 characters', { ...resident, name: '王'.repeat(20_000) }, ['BAD_FORMAT name']],
    ['unknown kind', { kind: 'dog' }, ['NOT_IN_OPTIONS kind']],
    ['an array', [], ['BAD_FORMAT ']],
  ])('%s', (_, value, expected) => {
    expect(codesOf(value)).toEqual(expect.arrayContaining(expected))
  })

  test('blank text where a key may be absent is absent', () => {
    expect(parseValueLine({ ...resident, own_phone: ' ' })).toMatchObject({ line: { own_phone: null } })
    expect(codesOf({ ...resident, name: ' ' })).toEqual(['BAD_FORMAT name'])
  })

  test('a record of one version needs neither its version, edition nor status', () => {
    const { resident_id } = resident
    const record = {
      kind: 'record',
      record_id: resident_id,
      resident_id,
      form: 'rec_encounter',
      service_date: '2025-01-01',
    }
    expect(parseValueLine({ ...record, fields: {} })).toMatchObject({
      line: { version_id: resident_id, edition: 'GW2017', status: 'submitted', base: [] },
    })
  })

  test('a record of an older edition comes in the codes of the one in force; one that nobody knows is refused', () => {
    const record = (edition: string, fields: object) => ({
      kind: 'record',
      record_id: resident.resident_id,
      resident_id: resident.resident_id,
      form: 'rec_personal',
      edition,
      service_date: '2015-01-01',
      fields,
    })
    expect(parseValueLine(record('GW2011', { rh: '1', env_livestock: '1' }))).toMatchObject({
      line: { edition: 'GW2017', fields: { rh: '2', env_livestock: '2' } },
    })
    expect(codesOf(record('GW2009', { rh: '1' }))).toEqual(['NOT_IN_OPTIONS edition'])
  })

  test('text that is no JSON is a finding', () => {
    expect(parseLine('{"kind":')).toMatchObject({ findings: [{ code: 'BAD_FORMAT' }] })
  })

  test('a record of a form that does not exist is refused', () => {
    const record = {
      kind: 'record',
      record_id: resident.resident_id,
      version_id: resident.resident_id,
      resident_id: resident.resident_id,
      form: 'no_such_form',
      edition: 'W1',
      service_date: '2025-01-01',
      status: 'submitted',
      fields: {},
    }
    expect(codesOf(record)).toEqual(['NOT_IN_OPTIONS form'])
  })
})

describe('write', () => {
  test('the same facts in any key order are the same bytes', () => {
    const shuffled = Object.fromEntries(Object.entries(resident).toReversed())
    const [a, b] = [parseValueLine(resident), parseValueLine(shuffled)]
    if ('findings' in a || 'findings' in b) throw new Error('parses')
    expect(writeLine(a.line)).toBe(writeLine(b.line))
  })

  test('writing what was read and reading what was written changes nothing', () => {
    const unit = {
      kind: 'unit',
      code: '529901-W-0101',
      name: '石桥村卫生室',
      unit_kind: 'station',
      serves: ['529901001001', { area: '529901001002', from: '2025-01-01', to: null }],
    }
    const parsed = parseValueLine(unit)
    if ('findings' in parsed) throw new Error('parses')
    const once = writeLine(parsed.line)
    const again = parseLine(once)
    expect('line' in again && writeLine(again.line)).toBe(once)
  })

  test('lists inside a line have one order too, and so have their keys', () => {
    const members = [
      { left: null, joined: '2015-01-01', relation_to_head: '12', resident_id: '0197bd00-0000-7000-8000-00000000e002' },
      { joined: '2020-01-01', resident_id: resident.resident_id, relation_to_head: '0' },
    ]
    const home = { kind: 'household', household_id: resident.resident_id, village: resident.village, address: '二组' }
    const written = [members, members.toReversed()].map((each) => {
      const parsed = parseValueLine({ ...home, members: each })
      return 'line' in parsed ? writeLine(parsed.line) : ''
    })
    expect(written[0]).toBe(written[1])
    expect(written[0]).toContain(`"members":[{"resident_id":"${resident.resident_id}","relation_to_head":"0"`)
  })

  test('an instant is written in Chinese time whatever its zone', () => {
    expect(writeTime(Date.parse('2026-05-20T01:26:00Z'))).toBe('2026-05-20T09:26:00+08:00')
    expect(writeTime(Date.parse('2026-05-20T20:26:00.250Z'))).toBe('2026-05-21T04:26:00.250+08:00')
  })
})
