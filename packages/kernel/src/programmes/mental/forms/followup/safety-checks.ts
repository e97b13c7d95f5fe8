import { addMonths, type Day } from '../../../../day/day.ts'
import { dayOf, isFilled, rowsOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { ageOn, sexOf } from '../../../records/forms/person.ts'

const takes = (values: Values, name: RegExp): boolean =>
  rowsOf(values, 'drugs').some((row) => typeof row.name === 'string' && name.test(row.name))

const note = (message: string) => [finding('CROSS_FIELD', 'drugs', message, { severity: 'info' })]

/** A result on a follow-up, or a white cell count of a check-up, since a day. */
const testedSince = ({ history }: FormContext, since: Day): boolean =>
  history?.some(
    ({ form, fields, service_date }) =>
      service_date >= since &&
      ((form === 'smd_followup' && fields.lab === '2') || (form === 'checkup' && isFilled(fields.wbc))),
  ) ?? true

/** 丙戊酸 in pregnancy harms the child. */
const valproate: Check = (values, context) => {
  const age = ageOn({}, context, dayOf(values, 'service_date'))
  const mayBePregnant = sexOf({}, context) === '2' && age !== null && age >= 15 && age <= 49
  return mayBePregnant && takes(values, /丙戊酸/) ? note('育龄妇女用丙戊酸类药物，请核实是否妊娠或备孕') : []
}

const untested =
  (name: RegExp, months: number, message: string): Check =>
  (values, context) => {
    const on = dayOf(values, 'service_date')
    if (!on || values.lab === '2' || !takes(values, name)) return []
    return testedSince(context, addMonths(on, -months)) ? [] : note(message)
  }

/** Told to the mental health worker, never blocking (product). */
export const safetyChecks: readonly Check[] = [
  valproate,
  untested(/锂/, 6, '用碳酸锂，近6个月没有实验室检查记录，请查血锂浓度'),
  untested(/氯氮平/, 3, '用氯氮平，近3个月没有实验室检查记录，请查血常规'),
]
