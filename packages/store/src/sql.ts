/** A piece of SQL with its parameters; pieces nest. */
export interface Sql {
  readonly text: readonly string[]
  readonly values: readonly unknown[]
  /** The server keeps the plan under this name, see `prepared`. */
  readonly name?: string
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value && 'raw' in value

/**
 * SQL as a tagged template: each value becomes a parameter, each nested piece is spliced in. Nothing is ever quoted by
 * hand.
 */
export const sql = (strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql => {
  const text = [strings[0]]
  const values: unknown[] = []
  const append = (tail: string): void => {
    text[text.length - 1] += tail
  }
  for (const [at, part] of parts.entries()) {
    if (isSql(part)) {
      append(part.text[0])
      for (const [i, value] of part.values.entries()) {
        values.push(value)
        text.push(part.text[i + 1])
      }
    } else {
      values.push(part)
      text.push('')
    }
    append(strings[at + 1])
  }
  return piece(text, values)
}

const piece = (text: readonly string[], values: readonly unknown[]): Sql & { raw: true } => ({
  text,
  values,
  raw: true,
})

/** Trusted words of our own: names of columns and tables, never input. */
export const raw = (text: string): Sql => piece([text], [])

export const empty: Sql = raw('')

/**
 * A statement that runs for every save: the server parses and plans it once a connection. The name stands for one text;
 * not for statements whose best plan depends on the size of a list.
 */
export const prepared = (name: string, query: Sql): Sql => ({ ...query, name })

/** Pieces with a separator between them; `empty` when there are none. */
export const join = (pieces: readonly Sql[], separator: string): Sql =>
  pieces.reduce<Sql>((all, next, at) => (at === 0 ? next : sql`${all}${raw(separator)}${next}`), empty)

/** The text with `$1`, `$2`… as PostgreSQL takes it. */
export const textOf = (query: Sql): string =>
  query.text.reduce((all, part, at) => (at === 0 ? part : `${all}$${at}${part}`))
