import { RuleError, type RuleFunction } from '../../rule/rule.ts'

interface Limit {
  /** Attempts within the window that pass. */
  readonly most: number
  /** From here on somebody is told. */
  readonly alarm: number
  readonly code: string
}

/** 显示隐去的信息每小时 30 次；10 分钟内查阅 200 人报警、1000 人停；离线查找每天 30 人. */
const limits: Readonly<Record<string, Limit>> = {
  reveal: { most: 30, alarm: 30, code: 'REVEAL_LIMIT' },
  bulk_read: { most: 1000, alarm: 200, code: 'BULK_READ' },
  lookup: { most: 30, alarm: 30, code: 'LOOKUP_LIMIT' },
}

export const limitRule: RuleFunction = {
  meaning: '有次数限制的操作还能不能做：显示隐去的信息（下一次）、成批查阅（这一次）、离线查找（下一次）',
  source: '个人信息保护；docs/reference/permissions.md',
  input: { kind: { type: 'text', required: true }, count: { type: 'int', required: true } },
  run: ({ kind, count }) => {
    const limit = limits[String(kind)]
    if (!limit) throw new RuleError('BAD_INPUT', '“kind”应为 reveal、bulk_read 或 lookup', 'kind')
    const done = count as number
    if (done < 0) throw new RuleError('BAD_INPUT', '“count”应为不小于 0 的整数', 'count')
    const allowed = done < limit.most
    return { allowed, alarm: done >= limit.alarm, http: allowed ? 200 : 429, code: allowed ? null : limit.code }
  },
}
