import { RuleError, type RuleFunction } from '../../rule/rule.ts'
import { glassHolds } from '../glass.ts'

const moment = (value: unknown, key: string): number => {
  const time = Date.parse(String(value))
  if (Number.isNaN(time)) throw new RuleError('BAD_INPUT', `“${key}”应为时间`, key)
  return time
}

export const glassRule: RuleFunction = {
  meaning: '紧急调阅在某一时刻是否还有效；有效期 1～8 小时，只能看，过时如同没有',
  source: '个人信息保护；docs/reference/permissions.md',
  input: {
    opened_at: { type: 'time', required: true },
    hours: { type: 'int', required: true },
    at: { type: 'time', required: true },
  },
  run: ({ opened_at, hours, at }) => {
    const lasting = hours as number
    if (lasting < 1 || lasting > 8) throw new RuleError('BAD_INPUT', '“hours”应为 1～8', 'hours')
    const active = glassHolds(moment(opened_at, 'opened_at'), lasting, moment(at, 'at'))
    return { active, http: active ? 200 : 404 }
  },
}
