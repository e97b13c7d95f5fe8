import type { Day } from '../day/day.ts'
import { type Finding, worst } from '../form/finding.ts'
import { mismatchFindings, type NumberCheck, normaliseNumber } from './citizen-number.ts'
import { checkDocument, identitySpace, isCitizenType } from './documents.ts'
import { identityFinding } from './finding.ts'

export interface OtherNumber {
  readonly id_type: string
  readonly id_number: string
  readonly record_state: string
}

export interface IdentityInput {
  readonly id_type: string
  readonly id_number: string
  readonly sex?: string | null
  readonly birth_date?: string | null
  readonly guardian_id?: string | null
  readonly others?: readonly OtherNumber[]
  readonly today: Day
}

export interface IdentityCheck extends NumberCheck {
  /** No finding forbids to submit the number. */
  readonly valid: boolean
}

const guardianFinding = (number: string, guardian: string | null | undefined): Finding[] =>
  guardian && number !== '' && normaliseNumber(guardian) === number
    ? [
        identityFinding(
          'ID_OF_GUARDIAN',
          'block',
          'id_number',
          '这是监护人的证件号码，请填本人的号码；没有的请选“无证件”',
        ),
      ]
    : []

/** R-ID-8: the number on another record that is not voided as a duplicate. */
const duplicateFinding = (type: string, number: string, others: readonly OtherNumber[]): Finding[] => {
  const space = identitySpace(type, number)
  const other = others.find(
    (o) => o.record_state !== 'void_duplicate' && identitySpace(o.id_type, o.id_number) === space,
  )
  return other && number !== ''
    ? [
        identityFinding(
          'DUP_ID',
          'block',
          'id_number',
          '该证件号码已在另一份档案中，请查找并使用那份档案，或申请合并',
          {
            category: 'duplicate',
            rule: 'R-ID-8',
          },
        ),
      ]
    : []
}

/** All rules of identity numbers about one typed number (R-ID-1 to R-ID-9, guardian's number). */
export const checkIdentity = (input: IdentityInput): IdentityCheck => {
  const { id_type, id_number, sex, birth_date, guardian_id, others = [], today } = input
  const checked = checkDocument(id_type, id_number, today)
  const number = checked.proposed ?? checked.normalised
  const citizen = isCitizenType(id_type, number) || id_type === 'P1'
  const findings = [
    ...checked.findings,
    ...(citizen ? mismatchFindings(number, { birth_date, sex }) : []),
    ...guardianFinding(number, guardian_id),
    ...duplicateFinding(id_type, number, others),
  ]
  const severity = worst(findings)
  return { ...checked, findings, valid: severity !== 'reject' && severity !== 'block' }
}
