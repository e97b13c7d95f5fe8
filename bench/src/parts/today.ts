import { todayList } from '@wangdi/store/read/today.ts'
import type { Bench } from '../bench.ts'
import { keyLookup } from '../lookup.ts'
import { type Measure, measure, timeOf, timesOf } from '../measure.ts'
import { villagePost } from '../posts.ts'

const REQUESTS = 200
const WARM_UP = 20

/** The first page of a village's worklist. */
export const todayPart = async (bench: Bench): Promise<Measure[]> => {
  const { villages, inVillage } = await villagePost(bench)
  const asked = Array.from({ length: REQUESTS }, (_, at) => inVillage(villages[at % villages.length]))
  const plain = await keyLookup(bench, asked[0].scope)
  const times = await timesOf(asked, WARM_UP, (context) => todayList(context, {}))
  return [
    measure('today', "a village's list of today", timeOf(times), times.length, {
      name: 'one resident by primary key',
      result: plain,
    }),
  ]
}
