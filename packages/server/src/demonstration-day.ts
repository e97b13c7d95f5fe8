import { stations } from '@wangdi/kernel/campaign/day/station.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { findAccount } from '@wangdi/store/accounts/accounts.ts'
import { postScope, postsOf } from '@wangdi/store/accounts/posts.ts'
import { planDay } from '@wangdi/store/campaign/day/plan-day.ts'
import type { Context } from '@wangdi/store/context.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import type { Store } from '@wangdi/store/open.ts'
import { systemScope } from '@wangdi/store/scope.ts'

/** One day, so that filling a county twice plans it once. */
const DAY = '0197bd00-0000-7000-8000-0000000da701'

/** The village of the demonstration's village doctor and what their post reaches. */
const placeOf = async (
  store: Store,
  now: Date,
): Promise<{ context: Context; village: string; name: string } | null> => {
  const today = dayOfInstant(now.getTime())
  const account = await findAccount(store, 'cunyi')
  const [post] = account ? await postsOf(store, account.account_id, today) : []
  const reach = post ? await postScope(store, post.post_id, today) : null
  if (!account || !reach || reach.villages.length === 0) return null
  const ground = await store.system('demonstration', (tx) => groundOf(store, tx))
  const area = ground.areaOf(reach.villages[0])
  const scope = {
    ...systemScope(store.tenant),
    account: account.account_id,
    villages: reach.villages,
    classes: ['D1', 'D2', 'D3'] as const,
  }
  return (
    area && {
      context: { store, scope, now, unit: reach.unit, name: account.name },
      village: area.code,
      name: area.name,
    }
  )
}

/** An examination day of today in the village doctor's village: whoever still owes this year's check-up is on its list. */
export const planDemoDay = async (store: Store, now: Date): Promise<void> => {
  const place = await placeOf(store, now)
  if (!place) return
  const plan = {
    day_id: DAY,
    name: `${place.name}体检日`,
    place: `${place.name}卫生室`,
    date: dayOfInstant(now.getTime()),
    villages: [place.village],
    stations: stations.map(({ code }) => code),
  }
  const answer = await planDay(place.context, plan)
  if ('code' in answer) throw new Error(`demonstration day: ${answer.code}`)
}
