import { isFilled } from '../../form/answers.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import { type Finding, finding } from '../../form/finding.ts'
import { validate } from '../../form/validate.ts'
import { sees, stationItems } from './day-forms.ts'
import { type DayForm, stationOf } from './station.ts'

const foreign = (key: string, label: string | undefined): Finding => ({
  ...finding('UNKNOWN_FIELD', key, `“${label ?? key}”不是本站的项目，请到填它的站点去填`),
  code: 'EXD_FOREIGN_KEY',
})

const notAsked = (station: string, key: string): Finding => ({
  ...finding('UNKNOWN_FIELD', key, `“${stationOf(station)?.label ?? station}”不查这位受检者，请核对性别和登记`),
  code: 'EXD_NOT_ASKED',
})

const rootOf = (path: string): string => path.split(/[.[]/, 1)[0]

/** Findings that only say that something is not there yet: on the day the rest comes from other stations. */
const isGap = ({ code, category }: Finding): boolean =>
  code === 'REQUIRED' || code === 'DETAIL_REQUIRED' || category === 'missing'

/**
 * What stands against noting these values at a station: an item of another station, a value that cannot be right, or
 * one that contradicts what is there. Gaps and doubts are for later. (R-EXD-1)
 */
export const stationFindings = (
  dayForm: DayForm,
  station: string,
  values: Values,
  before: Values,
  context: FormContext,
): readonly Finding[] => {
  const { form } = dayForm
  const [first] = Object.keys(values)
  if (first !== undefined && !sees(dayForm, station, context)) return [notAsked(station, first)]
  const own = new Set(stationItems(dayForm, station))
  const strange = Object.keys(values).filter((key) => !own.has(key))
  const merged = { ...before, ...values }
  const all = Object.fromEntries(Object.entries(merged).filter(([, value]) => isFilled(value)))
  const dated = form.dateKey && context.today ? { ...all, [form.dateKey]: context.today } : all
  return [
    ...strange.map((key) => foreign(key, form.fields[key]?.label)),
    ...validate(form, dated, context).filter(
      (found) =>
        (found.severity === 'reject' || found.severity === 'block') &&
        !isGap(found) &&
        rootOf(found.field) in values &&
        isFilled(values[rootOf(found.field)]),
    ),
  ]
}
