import type { FormContext } from '../../form/context.ts'
import type { Form } from '../../form/form.ts'

/** A place of the examination day where one kind of thing is done (体检日·站点). */
export interface Station {
  readonly code: StationCode
  readonly label: string
  /** Short word for `已过：登记、采血`. */
  readonly short: string
}

const station = <const C extends string>(code: C, label: string, short: string) => ({ code, label, short }) as const

/**
 * The stations in the order in which a person usually passes them; any may be merged or split on the day. `S98` is the
 * responsible doctor's last word, `S99` the check before leaving.
 */
export const stations = [
  station('S00', '登记领表', '登记'),
  station('S01', '采血', '采血'),
  station('S02', '尿便', '尿便'),
  station('S03', '身高体重腰围血压', '测量'),
  station('S04', '内科', '内科'),
  station('S05', '外科、足背动脉', '外科'),
  station('S06', '妇科、乳腺', '妇科'),
  station('S07', '五官', '五官'),
  station('S08', '心电图', '心电图'),
  station('S09', 'B超', 'B超'),
  station('S10', 'DR', 'DR'),
  station('S11', '问诊量表', '问诊'),
  station('S12', '结果补录', '化验'),
  station('S98', '主检评价', '主检'),
  station('S99', '交表核对', '交表'),
] as const

export type StationCode = (typeof stations)[number]['code']

export const stationOf = (code: string): Station | null => stations.find((each) => each.code === code) ?? null

/** Stations that a person passes on the spot, between registering and handing in. */
export const onTheSpot = (code: string): boolean => !['S00', 'S12', 'S98', 'S99'].includes(code)

/** A tube or cup: bound by its label's code, and the items the laboratory answers from it later. */
export interface Tube {
  readonly label: string
  readonly station: StationCode
  readonly keys: readonly string[]
}

/**
 * One form that an examination day fills, as its programme declares it: which station fills which item, what a person
 * must have before leaving, what the laboratory answers later, what alarms.
 */
export interface DayForm {
  readonly form: Form
  /** Items by station, in the order of its screen. Companions and reasons for what is not done follow their item. */
  readonly stations: Readonly<Partial<Record<StationCode, readonly string[]>>>
  /** Stations that see only some, e.g. women. */
  readonly only?: Readonly<Partial<Record<StationCode, (context: FormContext) => boolean>>>
  /** Whether this person fills the form; left out: everyone. */
  readonly asked?: (context: FormContext) => boolean
  /** Items this person should have; left out: none. `context.today` is the day. */
  readonly required?: (context: FormContext) => readonly string[]
  /** Which of the required items are missing, where it is not simply those that are not there. */
  readonly missing?: (required: readonly string[], isThere: (key: string) => boolean) => readonly string[]
  /** Lists that are answered when their station has been passed, even when empty. */
  readonly mayBeEmpty?: readonly string[]
  readonly tubes?: Readonly<Record<string, Tube>>
  /** Kind of finding for the day's report, e.g. 血压; left out: the item's own label. */
  readonly kindOf?: (key: string) => string | undefined
  /** What to do on the spot about a critical value of this item, and minutes until it is measured again. */
  readonly onCritical?: (key: string) => { readonly advice: string; readonly repeat: number | null }
}
