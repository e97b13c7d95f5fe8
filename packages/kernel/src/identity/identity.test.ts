import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../day/day.ts'
import { parentArea, parseArea, townshipFindings } from './area.ts'
import { checkCharacter, checkCitizenNumber, normaliseNumber } from './citizen-number.ts'
import { checkDocument, identitySpace } from './documents.ts'
import { checkIdentity } from './id-check.ts'
import { maskIdNumber, maskName, maskPhone, tailOf } from './mask.ts'
import { checkRecordCode, nextRecordCode, printRecordCode, splitRecordCode } from './record-code.ts'

const today = day('2026-06-30')
const codesFor = (typed: string): string[] => checkCitizenNumber(typed, today).findings.map(({ code }) => code)

/** Numbers of a county code that is not assigned. */
const numbers = fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 999 })).map(([days, order]) => {
  const birth = addDays(day('1916-07-01'), days)
  const seventeen = `529901${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return { birth, order, number: seventeen + checkCharacter(seventeen) }
})

describe('citizen numbers', () => {
  test('a well-formed number tells birth date and sex', () => {
    fc.assert(
      fc.property(numbers, ({ birth, order, number }) => {
        expect(checkCitizenNumber(number, today)).toMatchObject({
          birth,
          sex: order % 2 === 1 ? '1' : '2',
          findings: [],
        })
      }),
    )
  })

  test('one wrong digit never passes', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, shift) => {
        const digit = String((Number(number[at]) + shift) % 10)
        expect(codesFor(number.slice(0, at) + digit + number.slice(at + 1))).toContain('ID_CHECKSUM')
      }),
    )
  })

  test('two neighbours exchanged never pass', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 15 }), ({ number }, at) => {
        fc.pre(number[at] !== number[at + 1])
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        expect(codesFor(swapped)).toContain('ID_CHECKSUM')
      }),
    )
  })

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseNumber(text)
        expect(normaliseNumber(once)).toBe(once)
      }),
    )
  })

  test.each([
    ['1101051949123100', ['ID_FORMAT']],
    ['110105********002X', ['ID_FORMAT']],
    ['990105194912310024', ['ID_REGION', 'ID_CHECKSUM']],
    ['', ['ID_FORMAT']],
  ])('%s is refused', (typed, expected) => {
    expect(codesFor(typed)).toEqual(expected)
  })

  test('over 110 years asks whether the person lives', () => {
    const seventeen = '52990119150101001'
    expect(checkCitizenNumber(seventeen + checkCharacter(seventeen), today).findings).toMatchObject([
      { code: 'AGE_OVER_110', severity: 'warn' },
    ])
  })

  test('full-width digits are read', () => {
    expect(codesFor('１１０１０５１９４９１２３１００２ｘ')).toEqual([])
  })
})

describe('other documents', () => {
  test.each([
    ['03', 'E12345678', true],
    ['03', 'E1', false],
    ['06', 'H12345678', true],
    ['06', 'A12345678', false],
    ['07', '12345678', true],
    ['P3', 'Q123456789', true],
    ['99', '证字第1号', true],
    ['99', '一'.repeat(31), false],
    ['P0', '', true],
    ['P0', '123', false],
    ['04', '南字第1号', true],
    ['P2', 'ABC123456789012', true],
  ])('type %s number %s is valid: %s', (type, number, valid) => {
    expect(checkDocument(type, number, today).findings.length === 0).toBe(valid)
  })

  test('identity card, booklet and an 18-character driving licence share one number space', () => {
    const spaces = ['01', '02', '05'].map((type) => identitySpace(type, ' 11010519491231002x'))
    expect(new Set(spaces)).toEqual(new Set(['CN:11010519491231002X']))
    expect(identitySpace('03', '11010519491231002X')).not.toBe(spaces[0])
  })
})

describe('a number against other facts', () => {
  const check = (over: object) => checkIdentity({ id_type: '01', id_number: '11010519491231002X', today, ...over })
  test.each([
    ['another birth date', { birth_date: '1949-12-30' }, ['ID_BIRTH_MISMATCH']],
    ['the guardian’s number', { guardian_id: '11010519491231002x' }, ['ID_OF_GUARDIAN']],
    [
      'another record with the number, as booklet',
      { others: [{ id_type: '02', id_number: '11010519491231002X', record_state: 'active' }] },
      ['DUP_ID'],
    ],
    [
      'a record voided as duplicate',
      { others: [{ id_type: '01', id_number: '11010519491231002X', record_state: 'void_duplicate' }] },
      [],
    ],
    ['sex not stated', { sex: '9' }, []],
  ])('%s', (_, over, expected) => {
    const { findings, valid } = check(over)
    expect(findings.map(({ code }) => code)).toEqual(expected)
    expect(valid).toBe(expected.length === 0)
  })
})

describe('record codes', () => {
  test('seventeen digits split and print', () => {
    expect(printRecordCode(splitRecordCode('52990100410100023')?.normalised ?? '')).toBe('529901-004-101-00023')
  })

  test.each([
    ['5299010041010002', ['CODE_FORMAT']],
    ['99990100410100023', ['CODE_COUNTY']],
    ['83990100410100023', ['CODE_COUNTY']],
    ['52990100010100023', ['CODE_TOWNSHIP']],
    ['52990100000000000', ['CODE_TOWNSHIP', 'CODE_VILLAGE', 'CODE_SERIAL']],
    ['52990100490100001', []],
  ])('%s', (code, expected) => {
    expect(checkRecordCode(code).map((found) => found.code)).toEqual(expected)
  })

  test('a county that the division table does not have', () => {
    expect(checkRecordCode('52990100410100023', 'record_national', new Set(['520102']))).toMatchObject([
      { code: 'CODE_COUNTY' },
    ])
  })

  test('a serial is never used again', () => {
    expect(nextRecordCode('529901004101', [1, 7, 3])).toMatchObject({ serial: '00008', code: '52990100410100008' })
    expect(nextRecordCode('529901004101', [])).toMatchObject({ serial: '00001' })
    expect(nextRecordCode('529901004101', [99_999])).toMatchObject({
      serial: null,
      findings: [{ code: 'CODE_EXHAUSTED' }],
    })
  })
})

describe('areas', () => {
  test.each([
    ['529901000000', 'county', '529900000000'],
    ['529901', 'county', '529900000000'],
    ['529901001000', 'township', '529901000000'],
    ['529901001001', 'village', '529901001000'],
    ['529901001001003', 'grid', '529901001001'],
    ['520000000000', 'province', null],
  ])('%s is a %s in %s', (code, level, parent) => {
    expect(parseArea(code)?.level).toBe(level)
    expect(parentArea(code)).toBe(parent)
  })

  test('a township segment outside the ranges is doubted', () => {
    expect(townshipFindings('529901700001')).toMatchObject([{ code: 'DIV_TOWNSHIP_RANGE', severity: 'warn' }])
    expect(townshipFindings('529901399001')).toEqual([])
  })
})

test('names, numbers and phones are masked', () => {
  expect(['王小明', '欧阳小明', '阿依古丽·买买提', '欧阳'].map(maskName)).toEqual(['王*', '欧阳*', '阿*', '欧*'])
  expect(maskIdNumber('11010519491231002X')).toBe('110105********002X')
  expect(tailOf('11010519491231002X')).toBe('****002X')
  expect(maskPhone('13912345678')).toBe('139****5678')
  expect(maskPhone('无')).toBe('无')
})
