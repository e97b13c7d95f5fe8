import { dayOf, numberOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { Category, Finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { likenessCheck } from '../../shared/forms/likeness.ts'
import { usesOxygen } from '../judge.ts'
import { ratioOf } from '../rules/gold.ts'
import { copdSettings } from '../rules/settings.ts'
import { judging } from './judged.ts'

const note = (code: string, category: Category, field: string, message_zh: string): Finding => ({
  code,
  severity: 'info',
  category,
  field,
  message_zh,
})

/** From this ratio on there is no airflow limitation. */
const LIMIT = 70

const ratio = (values: Values): number | null =>
  numberOf(values, 'fev1_fvc') ?? (Number(ratioOf(values.fev1, values.fvc)) || null)

const noLimitation = (values: Values): boolean => (ratio(values) ?? 0) >= LIMIT

/** COPD-Q2: twice without airflow limitation, at enrolment or follow-up: the diagnosis is to be reviewed. */
const diagnosis: Check = (values, { history }) => {
  const on = dayOf(values, 'service_date')
  if (!on || !noLimitation(values)) return []
  const before = history?.findLast(
    ({ form, fields, service_date }) =>
      (form === 'copd_followup' || form === 'copd_enrol') && service_date < on && noLimitation(fields),
  )
  if (!before) return []
  const text = `FEV1/FVC ${ratio(values)}%，${before.service_date} 为 ${ratio(before.fields)}%，两次都不低于70%，请复核诊断`
  return [note('COPD-Q2', 'contradiction', 'fev1_fvc', text)]
}

/** COPD-Q3: lung function that repeats another year's to two decimals was hardly measured. */
const sameLung: Check = (values, { history }) => {
  const [fev1, fvc, on] = [numberOf(values, 'fev1'), numberOf(values, 'fvc'), dayOf(values, 'spirometry_date')]
  if (fev1 === null || fvc === null || !on) return []
  const same = history?.find(({ form, fields }) => {
    const day = dayOf(fields, 'spirometry_date')
    const otherYear = day !== null && day.slice(0, 4) !== on.slice(0, 4)
    return form === 'copd_followup' && otherYear && numberOf(fields, 'fev1') === fev1 && numberOf(fields, 'fvc') === fvc
  })
  if (!same) return []
  const text = `FEV1、FVC 与 ${same.fields.spirometry_date} 的完全相同，请核对是否照抄`
  return [note('COPD-Q3', 'similarity', 'fev1', text)]
}

/** COPD-Q5. */
const oxygen: Check = (values) =>
  values.mmrc === '0' && usesOxygen(values)
    ? [note('COPD-Q5', 'contradiction', 'mmrc', '在家吸氧而呼吸困难为0级，请核对')]
    : []

/**
 * COPD-Q6: low saturation and no referral. Where the rule itself asks for one REFERRAL_NOT_GIVEN says so already; left
 * are those whom oxygen keeps above their own limit.
 */
const lowSaturation: Check = (values, context) => {
  const spo2 = numberOf(values, 'spo2')
  const low = spo2 !== null && spo2 < copdSettings(context.settings).spo2
  if (!low || values.referral !== '1' || judging.now(values, context)?.refer) return []
  return [note('COPD-Q6', 'contradiction', 'spo2', `血氧饱和度 ${spo2}% 而没有转诊，请再评估一次`)]
}

/** What is noted for reviewers at one follow-up: shown, never in the way. */
export const qualityChecks: readonly Check[] = [
  diagnosis,
  sameLung,
  oxygen,
  lowSaturation,
  likenessCheck({
    code: 'DQ-COPY',
    form: 'copd_followup',
    keys: ['spo2', 'heart_rate', 'rr', 'weight'],
    what: '血氧饱和度、心率、呼吸频率、体重',
  }),
]
