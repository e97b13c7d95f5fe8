import { createHmac } from 'node:crypto'
import { identitySpace } from '@wangdi/kernel/identity/documents.ts'
import { nameKey } from '@wangdi/kernel/identity/name.ts'
import { pinyin } from 'pinyin-pro'

/** Keyed hash of a number in its number space (HMAC-SHA256): equal numbers are found without being read. */
export const blindOf = (key: Buffer, idType: string, number: string): Buffer =>
  createHmac('sha256', key).update(identitySpace(idType, number)).digest()

/** Keys that names are searched by, compared byte by byte: the name, its full pinyin, its initials. */
export interface NameKeys {
  readonly name_key: string
  readonly pinyin: string
  readonly initials: string
}

const letters = (syllables: readonly string[]): string =>
  syllables
    .join('')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[^a-z0-9]/g, '')

const options = { toneType: 'none', type: 'array', mode: 'surname' } as const

export const nameKeys = (name: string): NameKeys => {
  const key = nameKey(name)
  return {
    name_key: key,
    pinyin: letters(pinyin(key, options)),
    initials: letters(pinyin(key, { ...options, pattern: 'first' })),
  }
}

/**
 * The smallest text after every text that starts with `prefix`: `[prefix, after)` is the key range of a prefix search.
 * LIKE would lose the index under row security, comparisons do not.
 */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`
