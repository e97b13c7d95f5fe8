import { createHash, createHmac } from 'node:crypto'

const asUuid = (digest: Buffer): string => {
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** The same parts always name the same thing (UUID of version 8): a row imported twice is one record. */
export const namedUuid = (...parts: readonly string[]): string =>
  asUuid(createHash('sha256').update(parts.join('\n')).digest())

/** The same from personal data: keyed, so that nobody can try numbers against it. */
export const keyedUuid = (key: Buffer, ...parts: readonly string[]): string =>
  asUuid(createHmac('sha256', key).update(parts.join('\n')).digest())
