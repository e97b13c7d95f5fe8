import { checkRecordCode, nextRecordCode, normaliseRecordCode, splitRecordCode } from '../../../identity/record-code.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'

/** The county part of an entry of the division table: a code, or a row with one. */
const countyOf = (entry: unknown, at: number): string => {
  const code = typeof entry === 'object' && entry !== null && 'code' in entry ? entry.code : entry
  if (!/^\d{6,12}$/.test(String(code)))
    throw new RuleError('BAD_INPUT', '“counties”应为区划代码的列表', `counties[${at}]`)
  return String(code).slice(0, 6)
}

const unsplit = { county: null, township: null, village_segment: null, serial: null, short: null }

export const recordCodeCheckRule: RuleFunction = {
  meaning: '17 位居民健康档案编码的格式和各段，按本县的村（居）委会编号方式',
  source: 'R-CODE-1～5；规范第三版·居民健康档案·填表说明·编码',
  input: {
    code: { type: 'text', required: true },
    profile: { type: 'text' },
    counties: { type: 'any[]' },
  },
  run: (input) => {
    const profile = input.profile ?? 'record_national'
    if (profile !== 'record_national' && profile !== 'statistical')
      throw new RuleError('BAD_INPUT', '“profile”应为 record_national 或 statistical', 'profile')
    const counties = input.counties as readonly unknown[] | undefined
    const findings = checkRecordCode(input.code as string, profile, counties && new Set(counties.map(countyOf)))
    const split = splitRecordCode(input.code as string)
    const parts = split ?? { normalised: normaliseRecordCode(input.code as string), ...unsplit }
    return { valid: findings.length === 0, ...parts, findings }
  },
}

interface Used {
  readonly serial: number
}

export const recordCodeMakeRule: RuleFunction = {
  meaning: '某村（居）委会的下一个档案编码；用过的序号永不再用',
  source: 'R-CODE-6',
  input: {
    prefix: { type: 'text', required: true },
    used: {
      type: 'map[]',
      required: true,
      of: { serial: { type: 'int', required: true }, state: { type: 'text' } },
    },
  },
  run: ({ prefix, used }) => {
    if (!/^\d{12}$/.test(prefix as string)) throw new RuleError('BAD_INPUT', '“prefix”应为 12 位数字', 'prefix')
    const serials = (used as readonly Used[]).map(({ serial }) => serial)
    return { ...nextRecordCode(prefix as string, serials) }
  },
}
