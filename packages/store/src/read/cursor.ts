import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Store } from '../open.ts'

const CIPHER = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

const keyOf = (store: Store): Buffer => Buffer.from(hkdfSync('sha256', store.identityKey, '', 'cursor', 32))

/** Keys of the last row of a page, sealed: they hold names, and a cursor stands in the address of a page. */
export const cursorFrom = (store: Store, keys: readonly unknown[]): string => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, keyOf(store), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

const open = (store: Store, text: string): unknown => {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv(CIPHER, keyOf(store), bytes.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAuthTag(bytes.subarray(-TAG))
  const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
  return JSON.parse(opened.toString('utf8'))
}

/** The keys of a cursor; null when there is none or it is not one of ours. */
export const cursorOf = (store: Store, text: string | undefined, keys: number): (string | number)[] | null => {
  if (!text) return null
  try {
    const parsed = open(store, text)
    const good = Array.isArray(parsed) && parsed.length === keys && parsed.every((k) => /string|number/.test(typeof k))
    return good ? parsed : null
  } catch {
    return null
  }
}

/** A page of at most `limit` of the rows (one more was asked for), and the cursor of the next. */
export const pageOf = <T>(
  store: Store,
  rows: readonly T[],
  limit: number,
  keys: (row: T) => readonly unknown[],
): { items: T[]; next: string | null } => {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? cursorFrom(store, keys(items[items.length - 1])) : null }
}
