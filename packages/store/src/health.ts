import { readdir } from 'node:fs/promises'
import { getMeta } from './meta.ts'
import type { Store } from './open.ts'

export interface Health {
  readonly ok: boolean
  readonly migrations: { readonly applied: number; readonly known: number }
  readonly epoch: string | null
  readonly latency_ms: number
}

/** Whether the database answers and has this version's tables. */
export const health = async (store: Store): Promise<Health> => {
  const start = performance.now()
  const epoch = await getMeta(store, 'epoch')
  const latency_ms = Math.round(performance.now() - start)
  const files = await readdir(new URL('./migrations/', import.meta.url))
  const known = files.filter((name) => name.endsWith('.sql')).length
  const applied = await store.owner(async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from migration')
    return rows[0].count
  })
  return { ok: applied >= known, migrations: { applied, known }, epoch, latency_ms }
}
