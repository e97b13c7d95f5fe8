import type { RuleFunction } from '../../rule/rule.ts'

const admins: readonly string[] = ['R20', 'R21', 'R22']
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Who pays and who heads one unit are two; an auditor holds nothing in the unit that is audited. */
const clashesInUnit = (a: string, b: string): boolean =>
  a === 'R12' || b === 'R12' || (a === 'R11' && b === 'R08') || (a === 'R08' && b === 'R11')

export const dutyRule: RuleFunction = {
  meaning: '能否授予一个岗位：系统、安全、审计三员分立，财务与科长、审计与被审计单位的岗位不相兼',
  source: '网络安全等级保护三级；docs/reference/permissions.md',
  input: {
    grant: { type: 'text', required: true },
    held: { type: 'text[]', required: true },
    same_person: { type: 'text[]', required: true },
    same_unit: { type: 'bool' },
  },
  run: ({ grant, held, same_person, same_unit }) => {
    const role = String(grant)
    const others = [...texts(held), ...texts(same_person)].filter((other) => other !== role)
    const apart = admins.includes(role) ? others.length > 0 : others.some((other) => admins.includes(other))
    const inUnit = same_unit === true && others.some((other) => clashesInUnit(role, other))
    const conflict = apart || inUnit
    const finding = {
      code: 'SEC_DUTY_CONFLICT',
      severity: 'reject',
      category: 'contradiction',
      field: 'grant',
      message_zh: '这些岗位不能由同一个人担任，请换人',
    }
    return { allowed: !conflict, findings: conflict ? [finding] : [] }
  },
}
