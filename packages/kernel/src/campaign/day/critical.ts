import { isFilled } from '../../form/answers.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { Form } from '../../form/form.ts'
import type { DayForm } from './station.ts'

/** A value that must not wait, at the station and at the doctor's device. (R-EXD-7) */
export interface Critical {
  /** Items it was read from: both numbers of a pressure. */
  readonly keys: readonly string[]
  /** What was found: 左侧 182/104，达到危急值. */
  readonly text: string
  /** What to do on the spot. */
  readonly advice: string
  /** Minutes until it is measured again; null where nothing is repeated. */
  readonly repeat: number | null
}

const USUAL = { advice: '请马上告知医生，当天联系到本人', repeat: null } as const

/** The words that two labels begin with: 左侧收缩压, 左侧舒张压 → 左侧. */
const common = (a: string, b: string): string => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return a.slice(0, at)
}

const pairOf = ({ sections }: Form, key: string): readonly string[] =>
  sections.flatMap(({ pairs = [] }) => pairs).find((pair) => pair.includes(key)) ?? [key]

const wordsOf = ({ fields }: Form, keys: readonly string[], values: Values): string => {
  const [first, second] = keys
  const label = second ? common(fields[first].label, fields[second].label) || fields[first].label : fields[first].label
  const read = keys.map((key) => String(values[key] ?? '—')).join('/')
  return `${label} ${read}，达到危急值`
}

/**
 * Critical values among newly noted items, a pair as one. `before` are the answers of the day so far; one reading
 * alarms once, a repeated one alarms again.
 */
export const newCritical = (
  { form, onCritical }: DayForm,
  noted: Values,
  before: Values,
  context: FormContext,
): readonly Critical[] => {
  const values = { ...before, ...noted }
  const critical = Object.entries(form.marks?.(values, context) ?? {}).filter(
    ([key, mark]) => mark.critical && isFilled(noted[key]),
  )
  const pairs = new Map(critical.map(([key]) => [pairOf(form, key)[0], { key, keys: pairOf(form, key) }]))
  return [...pairs.values()].map(({ key, keys }) => ({
    keys,
    text: wordsOf(form, keys, values),
    ...(onCritical?.(key) ?? USUAL),
  }))
}
