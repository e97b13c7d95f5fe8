import type { Day } from '../../../day/day.ts'
import { idTypes } from '../../../identity/documents.ts'
import { checkIdentity, type OtherNumber } from '../../../identity/id-check.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'

const readType = (value: unknown, key: string): string => {
  if (!idTypes.some(({ code }) => code === value)) throw new RuleError('BAD_INPUT', `没有“${value}”这类证件`, key)
  return String(value)
}

const readSex = (value: unknown): string | undefined => {
  if (value === undefined || ['0', '1', '2', '9'].includes(String(value))) return value as string | undefined
  throw new RuleError('BAD_INPUT', `没有“${value}”这一性别代码`, 'typed_sex')
}

const readOthers = (value: unknown): readonly OtherNumber[] =>
  ((value ?? []) as readonly OtherNumber[]).map((other, at) => ({
    ...other,
    id_type: readType(other.id_type, `others[${at}].id_type`),
  }))

export const idCheckRule: RuleFunction = {
  meaning: '身份证件号码：规范写法、格式、地区、出生日期、校验位，与填写的性别和出生日期、监护人和其他档案是否相符',
  source: 'R-ID-1～9；GB 11643',
  input: {
    id_type: { type: 'code' },
    id_number: { type: 'text', required: true },
    typed_sex: { type: 'code' },
    typed_birth_date: { type: 'date' },
    guardian_id: { type: 'text' },
    others: {
      type: 'map[]',
      of: {
        id_type: { type: 'code', required: true },
        id_number: { type: 'text', required: true },
        record_state: { type: 'text', required: true },
      },
    },
    today: { type: 'date', required: true },
  },
  run: (input) => {
    const { valid, normalised, birth, sex, proposed, findings } = checkIdentity({
      id_type: readType(input.id_type ?? '01', 'id_type'),
      id_number: input.id_number as string,
      sex: readSex(input.typed_sex),
      birth_date: input.typed_birth_date as Day | undefined,
      guardian_id: input.guardian_id as string | undefined,
      others: readOthers(input.others),
      today: input.today as Day,
    })
    return { valid, normalised, birth_date: birth, sex, proposed, findings }
  },
}
