import type { FormContext } from '../../form/context.ts'
import type { Fields } from '../../form/field.ts'
import { programmes } from '../../programmes/list.ts'
import { requiredPaths } from './missing.ts'
import type { DayForm, StationCode } from './station.ts'

/** Every form that an examination day fills, as the programmes declare them, in their order. */
export const dayForms: readonly DayForm[] = programmes.flatMap((programme) => programme.dayForms ?? [])

export const dayFormOf = (form: string): DayForm | null => dayForms.find((each) => each.form.id === form) ?? null

/** An item with what belongs to it: the words its codes ask for, the reason for not being done. */
const withCompanions = (fields: Fields, key: string): readonly string[] => {
  const field = fields[key]
  if (!field) return []
  const details = 'details' in field ? Object.values(field.details ?? {}) : []
  return [key, ...(field.notDone ? [`${key}_not_done`] : []), ...details.filter((each) => each in fields)]
}

/** The items of a form that a station fills, in the order of its screen. */
export const stationItems = ({ form, stations }: DayForm, station: string): readonly string[] => [
  ...new Set((stations[station as StationCode] ?? []).flatMap((key) => withCompanions(form.fields, key))),
]

/** Forms that a person fills on the day: by age, sex, groups. */
export const askedForms = (context: FormContext): readonly DayForm[] =>
  dayForms.filter(({ asked }) => asked?.(context) ?? true)

/** Whether the form lets this station see the person at all. */
export const sees = ({ only }: DayForm, station: string, context: FormContext): boolean =>
  only?.[station as StationCode]?.(context) ?? true

/** Whether a station has anything for this person: an item that is shown, or a tube to fill. */
export const isAskedAt = (station: string, forms: readonly DayForm[], context: FormContext): boolean =>
  forms.some(
    (each) =>
      sees(each, station, context) &&
      (Object.values(each.tubes ?? {}).some((tube) => tube.station === station) ||
        stationItems(each, station).some((key) => {
          const { when, computed } = each.form.fields[key]
          return computed === undefined && (when?.({}, context) ?? true)
        })),
  )

/** What a person should have on leaving, as `form.item`; the same for every reader, whatever they may see. */
export const requiredOf = (forms: readonly DayForm[], context: FormContext): readonly string[] =>
  forms.flatMap(({ form, required }) => requiredPaths(form.id, required?.(context) ?? []))
