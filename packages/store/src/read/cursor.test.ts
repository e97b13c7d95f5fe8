import { expect, test } from 'vitest'
import type { Store } from '../open.ts'
import { openStore } from '../open.ts'
import { cursorFrom, cursorOf } from './cursor.ts'

/** A store that is never asked: cursors need its key alone. */
const storeWith = (fill: number): Store =>
  openStore({
    app: 'postgres://x',
    deriver: 'postgres://x',
    owner: 'postgres://x',
    identityKey: Buffer.alloc(32, fill),
  })

test('翻页标记里读不出姓名，自己的能还原，改过的和别处的不认', () => {
  const store = storeWith(1)
  const cursor = cursorFrom(store, ['2026-05-20', '李守田', 7])
  expect(Buffer.from(cursor, 'base64url').toString('utf8')).not.toContain('李守田')
  expect(cursorOf(store, cursor, 3)).toEqual(['2026-05-20', '李守田', 7])
  expect(cursorOf(store, cursor, 2)).toBeNull()
  expect(cursorOf(store, `${cursor.slice(0, -2)}AA`, 3)).toBeNull()
  expect(cursorOf(storeWith(2), cursor, 3)).toBeNull()
  expect(cursorOf(store, 'bm8', 3)).toBeNull()
})
