import { isFilled } from '../../form/answers.ts'
import { answersOf, itemKey, itemOf, tubeKey, type United } from './part.ts'
import { passedStations } from './stamp.ts'
import { type DayForm, type StationCode, stationOf } from './station.ts'

/** One item that a person would leave without. */
export interface Missing {
  readonly form: string
  readonly key: string
  readonly label: string
  readonly station: StationCode
  readonly station_label: string
  /** Kind of the tube that would answer it later. */
  readonly tube: string | null
  /** The reasons to choose from when it is not done; none where only a value will do. */
  readonly may_be_left: boolean
}

export interface MissingList {
  /** To be done, excused or bound before leaving. */
  readonly now: readonly Missing[]
  /** The laboratory answers these from tubes that are bound. */
  readonly later: readonly Missing[]
}

type Of = ReadonlyMap<string, United> | undefined

const homeOf = (dayForm: DayForm, key: string): StationCode | null => {
  const of = Object.entries(dayForm.stations).find(([, keys]) => keys?.includes(key))
  return of ? (of[0] as StationCode) : null
}

const tubeOf = (dayForm: DayForm, key: string): string | null =>
  Object.entries(dayForm.tubes ?? {}).find(([, { keys }]) => keys.includes(key))?.[0] ?? null

const entry = (dayForm: DayForm, key: string): Missing | null => {
  const field = dayForm.form.fields[key]
  const tube = tubeOf(dayForm, key)
  const home = tube ? (dayForm.tubes?.[tube].station ?? null) : homeOf(dayForm, key)
  if (!field || !home || home === 'S98') return null
  return {
    form: dayForm.form.id,
    key,
    label: field.label,
    station: home,
    station_label: stationOf(home)?.label ?? home,
    tube,
    may_be_left: field.notDone === true,
  }
}

const missingOfForm = (dayForm: DayForm, required: readonly string[], united: Of): MissingList => {
  const { form, mayBeEmpty = [], missing } = dayForm
  const values = answersOf(united, form.id)
  const passed = passedStations(united)
  const isThere = (key: string): boolean =>
    isFilled(values[key]) ||
    isFilled(values[`${key}_not_done`]) ||
    (mayBeEmpty.includes(key) && passed.has(homeOf(dayForm, key) ?? ''))
  const open = missing ? missing(required, isThere) : required.filter((key) => !isThere(key))
  const entries = open.flatMap((key) => entry(dayForm, key) ?? [])
  const isBound = ({ tube }: Missing): boolean => tube !== null && isFilled(united?.get(tubeKey(form.id, tube))?.shown)
  return { now: entries.filter((each) => !isBound(each)), later: entries.filter(isBound) }
}

/**
 * 离场核对: every required item that has neither a value nor a reason, split by whether a bound tube will answer it.
 * `required` are `form.item` keys as they were worked out when the person registered. (R-EXD-2)
 */
export const missingOf = (dayForms: readonly DayForm[], required: readonly string[], united: Of): MissingList => {
  const lists = dayForms.map((dayForm) => {
    const own = required.flatMap((path) => {
      const item = itemOf(path)
      return item?.form === dayForm.form.id ? [item.key] : []
    })
    return missingOfForm(dayForm, own, united)
  })
  return { now: lists.flatMap(({ now }) => now), later: lists.flatMap(({ later }) => later) }
}

/** Required items of a form as paths. */
export const requiredPaths = (form: string, keys: readonly string[]): readonly string[] =>
  keys.map((key) => itemKey(form, key))
