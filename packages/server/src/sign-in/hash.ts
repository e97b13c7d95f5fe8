import { hash, verify } from '@node-rs/argon2'
import type { HashCost } from '../world.ts'

/** Argon2id hash of a password, with salt and parameters inside. */
export const hashPassword = (password: string, cost: HashCost): Promise<string> => hash(password, cost)

/** Whether the password belongs to the hash; a hash that cannot be read belongs to none. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password).catch(() => false)

/**
 * A hash that no password belongs to, checked where the login does not exist so that the answer takes as long. One per
 * cost and process.
 */
export const decoyHash = (() => {
  const made = new Map<string, Promise<string>>()
  return (cost: HashCost): Promise<string> => {
    const key = JSON.stringify(cost)
    const known = made.get(key) ?? hashPassword(crypto.randomUUID(), cost)
    made.set(key, known)
    return known
  }
})()
