import { dayFormOf, dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { itemKey, type Part, stampKey, tubeKey } from '@wangdi/kernel/campaign/day/part.ts'
import { type StampState, stampValue } from '@wangdi/kernel/campaign/day/stamp.ts'
import { tubeCode } from '@wangdi/kernel/campaign/day/tube.ts'
import { isMap, normalise } from '@wangdi/kernel/form/answers.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding } from '@wangdi/kernel/form/finding.ts'

/** What a station sends when it has done with a person, or lets them step aside. */
export interface StationSave {
  readonly save_id: string
  readonly resident_id: string
  readonly station: string
  readonly device: string
  readonly at: string
  readonly from?: string
  readonly state: StampState | 'noted'
  readonly reason?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly tubes?: Readonly<Record<string, unknown>>
  readonly chosen?: boolean
  readonly offline?: boolean
}

const isAnswers = (value: unknown): value is Values => isMap(value)

/** Items by form, in stored form: only of forms that an examination day fills. */
export const valuesOf = (input: StationSave): Readonly<Record<string, Values>> =>
  Object.fromEntries(
    Object.entries(input.values ?? {}).flatMap(([id, values]): [string, Values][] => {
      const dayForm = dayFormOf(id)
      if (!dayForm || !isAnswers(values)) return []
      const stored = normalise(dayForm.form, values)
      // A blank takes an earlier value back.
      const cleared = Object.keys(values).filter((key) => !(key in stored))
      return [[id, { ...stored, ...Object.fromEntries(cleared.map((key) => [key, null])) }]]
    }),
  )

export const unknownForms = (input: StationSave): Finding[] =>
  Object.keys(input.values ?? {})
    .filter((id) => !dayFormOf(id))
    .map((id) => finding('UNKNOWN_FIELD', id, `体检日没有编号为“${id}”的表`))

const tubeKeys = new Map(
  dayForms.flatMap(({ form, tubes = {} }) =>
    Object.entries(tubes).map(([kind, { station }]) => [tubeKey(form.id, kind), station] as const),
  ),
)

/** Tubes that this station binds, by key. */
export const tubesOf = (input: StationSave): readonly (readonly [string, string])[] =>
  Object.entries(input.tubes ?? {}).flatMap(([key, code]) =>
    tubeKeys.get(key) === input.station && typeof code === 'string' ? [[key, tubeCode(code)] as const] : [],
  )

/** The parts of a save: items, tubes, and the stamp of the station. */
export const partsOf = (input: StationSave, values: Readonly<Record<string, Values>>): Part[] => {
  const { resident_id: person, station, device, at, save_id: save } = input
  const part = (key: string, value: Value): Part => ({
    ...{ person, key, value, station, device, at, save },
    ...(input.chosen && { chosen: true }),
  })
  const items = Object.entries(values).flatMap(([form, of]) =>
    Object.entries(of).map(([key, value]) => part(itemKey(form, key), value)),
  )
  const tubes = tubesOf(input).map(([key, code]) => part(key, code === '' ? null : code))
  const stamp =
    input.state === 'noted'
      ? []
      : [part(stampKey(station), stampValue(input.state, input.from ?? null, input.reason ?? null))]
  return [...items, ...tubes, ...stamp]
}
