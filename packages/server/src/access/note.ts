import { createHash } from 'node:crypto'
import type { DataClass } from '@wangdi/kernel/access/class.ts'
import { audit } from '@wangdi/store/audit.ts'
import type { Call } from '../call.ts'

/** Notes that a person's data was read: one row per person and screen. */
export const noteRead = async <R>(
  { context }: Call<R>,
  action: string,
  person: string,
  detail?: Readonly<Record<string, unknown>>,
  dataClass?: DataClass,
): Promise<void> => {
  await audit(context, {
    action,
    object_kind: 'person',
    object_id: person,
    person,
    outcome: 'ok',
    ...(detail ? { detail } : {}),
    ...(dataClass ? { dataClass } : {}),
  })
}

const LONG = 20

/** Notes a list of more than 20 persons: names of the criteria, count and a hash of the ids, never what was searched. */
export const noteList = async <R>(
  { context, query }: Call<R>,
  action: string,
  items: readonly { readonly resident_id: string }[],
): Promise<void> => {
  if (items.length <= LONG) return
  const hash = createHash('sha256')
    .update(items.map((item) => item.resident_id).join(','))
    .digest('hex')
  const detail = { criteria: Object.keys(query ?? {}), count: items.length, hash }
  await audit(context, { action, object_kind: 'list', object_id: null, outcome: 'ok', detail })
}
