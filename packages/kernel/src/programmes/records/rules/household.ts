import type { Day } from '../../../day/day.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { relations } from '../forms/household/relations.ts'
import { type Head, householdFindings, type Member } from '../forms/household/rules.ts'

interface GivenMember {
  readonly rel: string
  readonly sex: string
  readonly birth_date?: Day
  readonly open?: boolean
}

const readMember = (given: GivenMember, at: number): Member => {
  if (!relations.some(({ code }) => code === given.rel))
    throw new RuleError('BAD_INPUT', `没有“${given.rel}”这一与户主关系`, `members[${at}].rel`)
  const { rel, sex, birth_date = null, open = true } = given
  return { rel, sex, birth_date, open, field: `members[${at}].rel` }
}

export const householdRule: RuleFunction = {
  meaning: '一户之内与户主关系、性别、年龄的矛盾；members 为户主以外的成员',
  source: 'R-HH-1、R-HH-3～5；GB/T 4761',
  input: {
    head: { type: 'map', required: true, of: { sex: { type: 'code', required: true }, birth_date: { type: 'date' } } },
    members: {
      type: 'map[]',
      required: true,
      of: {
        rel: { type: 'code', required: true },
        sex: { type: 'code', required: true },
        birth_date: { type: 'date' },
        open: { type: 'bool' },
      },
    },
  },
  run: (input) => {
    const { sex, birth_date = null } = input.head as Head
    const members = (input.members as readonly GivenMember[]).map(readMember)
    return { findings: householdFindings({ sex, birth_date }, members) }
  },
}
