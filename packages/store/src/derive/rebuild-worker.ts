import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { writePacked } from '../bulk/bundle.ts'
import { copyLine, copySheet } from '../bulk/copy.ts'
import { newSheets } from '../bulk/sheets.ts'
import { connect, transact } from '../db.ts'
import { groundOf } from '../ground.ts'
import { openStore } from '../open.ts'
import { openingOf, systemScope } from '../scope.ts'
import { loadSubjects } from './load.ts'
import { packLoaded, standingOf } from './person.ts'
import { shadow } from './shadow.ts'

export interface RebuildStart {
  readonly owner: string
  readonly app: string
  readonly deriver: string
  readonly tenant: number
  readonly today: Day
}

const serve = async (start: RebuildStart): Promise<void> => {
  const store = openStore({ ...start, identityKey: Buffer.alloc(32), pool: { read: 1, write: 1 } })
  const ground = await store.system('rebuild', (tx) => groundOf(store, tx))
  await store.close()
  const [reader, writer] = [await connect(start.deriver, true), await connect(start.owner)]
  const opening = openingOf(systemScope(start.tenant), false).replace(
    'begin',
    'begin isolation level repeatable read read only',
  )
  const sheets = newSheets(shadow)
  const revisions = { table: shadow.revision, columns: ['tenant', 'person', 'revision'], lines: [] as string[] }
  /** Records and revision are read in one snapshot: a later save has a later revision and is found at the swap. */
  const derive = async (persons: readonly string[]): Promise<void> => {
    const loaded = await transact(reader, opening, (tx) => loadSubjects(tx, start.tenant, ground, persons))
    for (const one of loaded.values()) {
      writePacked(sheets, start.tenant, packLoaded(one, standingOf(one, start.today).village, ground))
      revisions.lines.push(copyLine([start.tenant, one.person, one.revision]))
    }
    await writer.query('begin')
    for (const sheet of [...sheets.all(), revisions]) await copySheet(writer, sheet)
    await writer.query('commit')
  }
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (message: readonly string[] | 'end') => {
    if (message === 'end') {
      last = last.then(async () => {
        await Promise.all([reader.end(), writer.end()])
        parentPort?.close()
      })
      return
    }
    last = last
      .then(() => derive(message))
      .then(
        () => parentPort?.postMessage({ done: message.length }),
        (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
      )
  })
}

await serve(workerData)
