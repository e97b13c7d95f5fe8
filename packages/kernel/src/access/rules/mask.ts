import { maskIdNumber, maskName, maskPhone, tailOf } from '../../identity/mask.ts'
import { RuleError, type RuleFunction } from '../../rule/rule.ts'

const toVillage = (address: string): string => /^.*?(?:村委会|居委会|社区|村)/.exec(address)?.[0] ?? '****'

type Masking = (value: string, inside: boolean) => string

const maskings: Readonly<Record<string, Masking>> = {
  name: (value, inside) => (inside ? value : maskName(value)),
  phone: (value) => maskPhone(value),
  id: (value, inside) => (inside ? maskIdNumber(value) : tailOf(value)),
  address: (value) => toVillage(value),
  account: (value) => tailOf(value),
}

export const maskRule: RuleFunction = {
  meaning: '姓名、电话、证件号、住址、账号隐去后的写法：inside 管辖范围内的名单，outside 范围外，figure 指标和抽样',
  source: '个人信息保护；docs/reference/permissions.md',
  input: {
    kind: { type: 'text', required: true },
    value: { type: 'text', required: true },
    view: { type: 'text', required: true },
  },
  run: ({ kind, value, view }) => {
    const masking = maskings[String(kind)]
    if (!masking) throw new RuleError('BAD_INPUT', '“kind”应为 name、phone、id、address 或 account', 'kind')
    if (!['inside', 'outside', 'figure'].includes(String(view)))
      throw new RuleError('BAD_INPUT', '“view”应为 inside、outside 或 figure', 'view')
    return { masked: masking(String(value), view === 'inside') }
  },
}
