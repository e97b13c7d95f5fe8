import type { Finding, Severity } from '../form/finding.ts'

/** A finding about an identity number or record code (身份信息错误). */
export const identityFinding = (
  code: string,
  severity: Severity,
  field: string,
  message_zh: string,
  over: Partial<Pick<Finding, 'category' | 'hint' | 'rule'>> = {},
): Finding => ({ code, severity, category: 'identity', field, message_zh, ...over })
