/**
 * Remembers what was worked out from an immutable object for as long as the object lives: a person's timeline is built
 * once and asked on many days.
 */
export const remember = <K extends object, T>(build: (key: K) => T): ((key: K) => T) => {
  const known = new WeakMap<K, { readonly value: T }>()
  return (key) => {
    const found = known.get(key)
    if (found) return found.value
    const value = build(key)
    known.set(key, { value })
    return value
  }
}
