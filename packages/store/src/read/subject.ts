import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Loaded, loadSubjects } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { type Ground, groundOf } from '../ground.ts'

export interface Seen {
  readonly ground: Ground
  readonly loaded: Loaded
  /** The resident as the scope may see them, with the records of those merged into them. */
  readonly subject: Subject
}

/** A resident under the scope's rights; null when there is none there. */
export const seeResident = async (tx: Tx, context: Context, resident: string): Promise<Seen | null> => {
  const ground = await groundOf(context.store, tx)
  const loaded = (await loadSubjects(tx, context.scope.tenant, ground, [resident])).get(resident)
  return loaded ? { ground, loaded, subject: subjectToday(loaded) } : null
}
