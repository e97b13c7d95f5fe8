import { createHash, randomBytes } from 'node:crypto'

/** A new session token: 256 random bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const ALPHABETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '#%+=?@']

const pick = (alphabet: string): string => alphabet[randomBytes(2).readUInt16BE() % alphabet.length]

/** A first password of four kinds of characters, to be changed at the first sign-in. */
export const firstPassword = (): string => {
  const group = (): string => ALPHABETS.map(pick).join('')
  return [group(), group(), group(), group()].join('')
}
