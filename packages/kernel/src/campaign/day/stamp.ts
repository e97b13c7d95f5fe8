import { isMap } from '../../form/answers.ts'
import type { Value } from '../../form/field.ts'
import type { United } from './part.ts'

/** passed 已过 · away 暂离，先叫下一位 · skipped 本项未做，有原因. */
export type StampState = 'passed' | 'away' | 'skipped'

export interface Stamp {
  readonly state: StampState
  /** When the person came to the station, where it is known. */
  readonly from: string | null
  readonly reason: string | null
}

/** The stamp of a station as a part holds it. */
export const stampValue = (state: StampState, from: string | null, reason: string | null = null): Value => ({
  state,
  ...(from && { from }),
  ...(reason && { reason }),
})

export const readStamp = (value: Value): Stamp | null => {
  if (!isMap(value)) return null
  const { state, from, reason } = value
  if (state !== 'passed' && state !== 'away' && state !== 'skipped') return null
  return {
    state,
    from: typeof from === 'string' ? from : null,
    reason: typeof reason === 'string' ? reason : null,
  }
}

/** Stations behind the person: passed, or left out with a reason. */
export const passedStations = (united: ReadonlyMap<string, United> | undefined): ReadonlySet<string> =>
  new Set(
    [...(united ?? [])].flatMap(([key, { shown }]) => {
      const stamp = key.startsWith('@') ? readStamp(shown) : null
      return stamp && stamp.state !== 'away' ? [key.slice(1)] : []
    }),
  )
