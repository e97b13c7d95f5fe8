import { day } from '../../../../day/day.ts'
import { textOf } from '../../../../form/answers.ts'
import type { Check } from '../../../../form/form.ts'
import { checkIdentity } from '../../../../identity/id-check.ts'
import { ruled } from '../findings.ts'

/** Stands for the day of filling where none is known; ages are then not judged. */
const FAR = day('2100-01-01')

/** R-ID-1 to R-ID-9 about the number on the form, against the birth date and sex beside it. */
const idNumber: Check = (values, context) => {
  const [id_type, id_number] = [textOf(values, 'id_type'), textOf(values, 'id_number')]
  if (!id_type || !id_number || id_type === 'P0') return []
  const { findings } = checkIdentity({
    id_type,
    id_number,
    sex: textOf(values, 'sex'),
    birth_date: textOf(values, 'birth_date'),
    guardian_id: textOf(values, 'guardian_id'),
    today: context.today ?? FAR,
  })
  return context.today ? findings : findings.filter(({ code }) => code !== 'AGE_OVER_110')
}

/** 9 未说明, 0 未知 are codes of the form, and rarely right. */
const sexStated: Check = (values) =>
  values.sex === '0' || values.sex === '9'
    ? [ruled('SEX_UNSTATED', ['warn', 'identity'], 'sex', '“性别”未说明或未知，请核对证件；确实不明的请注明')]
    : []

export const identityChecks: readonly Check[] = [idNumber, sexStated]
