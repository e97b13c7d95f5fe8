import { dayOf, isFilled } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { fraction } from '../../../text/decimal.ts'

const KEYS = ['fpg', 'weight', 'sbp', 'dbp'] as const

const sameNumber = (a: Values[string], b: Values[string]): boolean => {
  const [x, y] = [fraction(a), fraction(b)]
  return x !== null && y !== null && x.n * y.d === y.n * x.d
}

const alike = (a: Values, b: Values): boolean => KEYS.every((key) => sameNumber(a[key], b[key]))

/** DM-Q3: fasting glucose, weight and pressure all as at the follow-up before (medium), or the two before (high). */
export const likenessCheck: Check = (values, { history }) => {
  const on = dayOf(values, 'service_date')
  if (!on || !history || !KEYS.every((key) => isFilled(values[key]))) return []
  const earlier = history.filter(
    ({ form, status, service_date }) => form === 'dm_followup' && isEffective(status) && service_date < on,
  )
  const [last, before] = [earlier.at(-1), earlier.at(-2)]
  if (!last || !alike(values, last.fields)) return []
  const days =
    before && alike(values, before.fields) ? `${before.service_date}、${last.service_date}` : last.service_date
  return [
    {
      code: 'DM-Q3',
      severity: 'info',
      category: 'similarity',
      field: 'fpg',
      message_zh: `空腹血糖、体重、血压与 ${days} 的随访完全相同，请确认是本次测量的`,
    },
  ]
}
