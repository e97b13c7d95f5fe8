import type { Category, Finding, Severity } from '../../../form/finding.ts'

/** A finding of a rule of the health records that has a code or id of its own. */
export const ruled = (
  code: string,
  [severity, category]: readonly [Severity, Category],
  field: string,
  message_zh: string,
): Finding => ({ code, severity, category, field, message_zh })
