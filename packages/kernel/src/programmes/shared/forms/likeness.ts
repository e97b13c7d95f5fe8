import { dayOf, isFilled } from '../../../form/answers.ts'
import type { Value, Values } from '../../../form/field.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { fraction } from '../../../text/decimal.ts'

const sameNumber = (a: Value, b: Value): boolean => {
  const [x, y] = [fraction(a), fraction(b)]
  return x !== null && y !== null && x.n * y.d === y.n * x.d
}

/** Which numbers of which form are held together, and how it is said. */
export interface Likeness {
  readonly code: string
  readonly form: string
  readonly keys: readonly string[]
  /** 空腹血糖、体重、血压. */
  readonly what: string
}

/** All these numbers are as at the follow-up before (medium), or at the two before (high); shown only. */
export const likenessCheck =
  ({ code, form, keys, what }: Likeness): Check =>
  (values, { history }) => {
    const on = dayOf(values, 'service_date')
    if (!on || !history || !keys.every((key) => isFilled(values[key]))) return []
    const alike = (other: Values): boolean => keys.every((key) => sameNumber(values[key], other[key]))
    const earlier = history.filter(
      ({ form: id, status, service_date }) => id === form && isEffective(status) && service_date < on,
    )
    const [last, before] = [earlier.at(-1), earlier.at(-2)]
    if (!last || !alike(last.fields)) return []
    const days = before && alike(before.fields) ? `${before.service_date}、${last.service_date}` : last.service_date
    return [
      {
        code,
        severity: 'info',
        category: 'similarity',
        field: keys[0],
        message_zh: `${what}与 ${days} 的随访完全相同，请确认是本次测量的`,
      },
    ]
  }
