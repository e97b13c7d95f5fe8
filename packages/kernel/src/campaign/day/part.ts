import type { Value } from '../../form/field.ts'

/**
 * What one station noted about one person: one item of a form, a tube, or the stamp of having passed. Parts are only
 * ever added. (R-EXD-1)
 */
export interface Part {
  readonly person: string
  /** `form.item`, `tube:kind`, or `@station`. */
  readonly key: string
  /** null takes an earlier value back. */
  readonly value: Value
  readonly station: string
  readonly device: string
  /** When it was noted, by the clock of the device: an instant in ISO 8601. */
  readonly at: string
  /** Parts noted together carry one id: a pair is never put together from two readings. */
  readonly save: string
  /** The doctor's choice among several readings: counts, but is no reading of its own. */
  readonly chosen?: boolean
}

export const itemKey = (form: string, key: string): string => `${form}.${key}`
export const tubeKey = (form: string, kind: string): string => `tube:${form}.${kind}`
export const stampKey = (station: string): string => `@${station}`

/** Form and item of a key, or null for tubes and stamps. */
export const itemOf = (key: string): { readonly form: string; readonly key: string } | null => {
  const [, form, item] = /^([a-z]\w*)\.(.+)$/.exec(key) ?? []
  return form && item ? { form, key: item } : null
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Instants may be written with different offsets and precisions: 08:10+08:00 and 00:10Z are one moment. */
const momentOf = (at: string): number => {
  const moment = Date.parse(at)
  return Number.isNaN(moment) ? 0 : moment
}

const identity = ({ save, person, key, device, at, value, chosen = false }: Part): string =>
  JSON.stringify([save, person, key, device, at, value, chosen])

/** The same for every reader, whatever arrived first: by time, then device, then save. */
const inOrder = (a: Part, b: Part): number =>
  momentOf(a.at) - momentOf(b.at) ||
  order(a.device, b.device) ||
  order(a.save, b.save) ||
  order(identity(a), identity(b))

/** One item of one person after uniting: what the form shows, and every reading there is. */
export interface United {
  readonly shown: Value
  readonly from: Part
  /** Every reading kept, oldest first; the doctor's choices are not among them. */
  readonly readings: readonly Part[]
}

/**
 * The union of parts by person and key. It is the same in every order of arrival, and a part received twice counts
 * once: each device may hand on what it has, to a hub or the server, as often as it likes. (R-EXD-3)
 */
export const unite = (parts: Iterable<Part>): ReadonlyMap<string, ReadonlyMap<string, United>> => {
  const once = new Map([...parts].map((part) => [identity(part), part]))
  const persons = Map.groupBy([...once.values()].toSorted(inOrder), ({ person }) => person)
  return new Map([...persons].map(([person, of]) => [person, uniteOne(of)]))
}

const uniteOne = (parts: readonly Part[]): ReadonlyMap<string, United> =>
  new Map(
    [...Map.groupBy(parts, ({ key }) => key)]
      .toSorted(([a], [b]) => order(a, b))
      .map(([key, of]) => {
        const from = of[of.length - 1]
        return [key, { shown: from.value, from, readings: of.filter(({ chosen }) => !chosen) }]
      }),
  )

/** The answers of one form as the day has them now. */
export const answersOf = (
  united: ReadonlyMap<string, United> | undefined,
  form: string,
): { readonly [key: string]: Value } =>
  Object.fromEntries(
    [...(united ?? [])].flatMap(([key, { shown }]): [string, Value][] => {
      const item = itemOf(key)
      return item?.form === form && shown !== null ? [[item.key, shown]] : []
    }),
  )
