import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { applyMoves, ensureHorizon } from '@wangdi/store/derive/horizon.ts'
import type { Store } from '@wangdi/store/open.ts'

/** What must be done once a day: moves whose day has come change who has access; a new year moves the horizon. */
export const readyForToday = async (store: Store): Promise<void> => {
  const today = dayOfInstant(Date.now())
  if (await ensureHorizon(store, today)) process.stderr.write('新的一年：已延长派生数据\n')
  await applyMoves(store, today)
}
