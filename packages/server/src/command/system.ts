import type { DataClass } from '@wangdi/kernel/access/class.ts'
import type { Context } from '@wangdi/store/context.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import type { Store } from '@wangdi/store/open.ts'

const CLASSES: readonly DataClass[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']

/** Who works at the command line of the server: the system itself, over the whole county. */
export const systemContext = (store: Store): Promise<Context> =>
  store.system('command line', async (tx) => {
    const { areas, units } = await groundOf(store, tx)
    const villages = areas.filter(({ level }) => level === 'village').map(({ area }) => area)
    return {
      store,
      scope: {
        tenant: store.tenant,
        account: null,
        post: null,
        villages,
        units: units.map(({ unit }) => unit),
        classes: CLASSES,
      },
      now: new Date(),
    }
  })
