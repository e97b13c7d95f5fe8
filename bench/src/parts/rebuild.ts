import { rebuild } from '@wangdi/store/derive/rebuild.ts'
import type { Bench } from '../bench.ts'
import { type Measure, measure, rateOf } from '../measure.ts'

/** All derived rows of the county anew, on two worker threads, with indexes and swap. */
export const rebuildPart = async ({ store, today, tell }: Bench): Promise<Measure[]> => {
  const { persons, seconds } = await rebuild(store, {
    today,
    onProgress: (done, of) => tell(`rebuilding ${done} of ${of}`),
  })
  return [measure('rebuild', `${persons} persons, two workers`, rateOf('persons/s', [persons / seconds]), 1)]
}
