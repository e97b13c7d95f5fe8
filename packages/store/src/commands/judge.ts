import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding, worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { guardOfField } from '@wangdi/kernel/record/parts.ts'
import type { VersionStatus } from '@wangdi/kernel/record/record.ts'
import { type Scope, seesOf } from '../scope.ts'
import type { Confirmed } from '../versions.ts'

/** Answers of a class that the writer may not see cannot come from them. */
export const classFindings = (form: Form, fields: Values, scope: Scope, person: string): Finding[] => {
  const sees = seesOf(scope, person)
  return Object.keys(fields)
    .filter((key) => !sees(guardOfField(form, fields, key)))
    .map((key) =>
      finding('UNKNOWN_FIELD', key, `“${form.fields[key]?.label ?? key}”不在您的岗位可填写的内容内，请去掉这一项`),
    )
}

/** Warnings that nobody has confirmed with a reason. */
const unconfirmed = (findings: readonly Finding[], confirmed: readonly Confirmed[]): Finding[] =>
  findings.filter(
    ({ severity, code, field }) =>
      severity === 'warn' &&
      !confirmed.some((c) => c.code === code && c.field === field && c.reason.trim().length >= 2),
  )

/** May a version with these findings be stored in this state? (docs/reference/conventions.md) */
export const mayStore = (
  status: VersionStatus,
  findings: readonly Finding[],
  confirmed: readonly Confirmed[],
): boolean => {
  const severity = worst(findings)
  if (severity === 'reject') return false
  if (status === 'draft') return true
  if (status === 'voided') return severity !== 'block'
  return severity !== 'block' && unconfirmed(findings, confirmed).length === 0
}

const reasonMissing = (message: string): Finding => finding('REQUIRED', 'reason', message)

/** Voiding, and moving the day of a submitted record, need a reason. */
export const reasonFindings = (status: VersionStatus, reason: string | null, moved: boolean): Finding[] => {
  if ((reason?.trim().length ?? 0) >= 2) return []
  if (status === 'voided') return [reasonMissing('请填写作废原因')]
  return moved ? [reasonMissing('更改已提交记录的日期，请填写原因')] : []
}
