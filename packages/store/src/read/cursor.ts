/** Keys of the last row of a page, as text that only we read. */
export const cursorFrom = (keys: readonly unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys of a cursor; null when there is none or it is not one of ours. */
export const cursorOf = (text: string | undefined, keys: number): (string | number)[] | null => {
  if (!text) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const good = Array.isArray(parsed) && parsed.length === keys && parsed.every((k) => /string|number/.test(typeof k))
    return good ? parsed : null
  } catch {
    return null
  }
}

/** A page of at most `limit` of the rows (one more was asked for), and the cursor of the next. */
export const pageOf = <T>(
  rows: readonly T[],
  limit: number,
  keys: (row: T) => readonly unknown[],
): { items: T[]; next: string | null } => {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? cursorFrom(keys(items[items.length - 1])) : null }
}
