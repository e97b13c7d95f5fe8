/**
 * JSON Schema with inferred TypeScript types, just as much as the API needs. Requests are validated against these;
 * OpenAPI prints them; the web application takes its types from them.
 */
export interface Schema<T = unknown> {
  readonly [keyword: string]: unknown
  /** Carries the type only; never present at run time. */
  readonly __type?: T
}
export type Infer<S> = S extends Schema<infer T> ? T : never

type Shape = { readonly [key: string]: Schema }
type OptionalKeys<S extends Shape> = { [K in keyof S]: undefined extends Infer<S[K]> ? K : never }[keyof S]
type ObjectOf<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Infer<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Infer<S[K]>
}

const OPTIONAL = 'x-optional'

export const s = {
  string: (keywords: object = {}): Schema<string> => ({ type: 'string', ...keywords }),
  uuid: (): Schema<string> => ({
    type: 'string',
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  }),
  day: (): Schema<string> => ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  int: (keywords: object = {}): Schema<number> => ({ type: 'integer', ...keywords }),
  bool: (): Schema<boolean> => ({ type: 'boolean' }),
  oneOf: <const T extends readonly string[]>(...values: T): Schema<T[number]> => ({ type: 'string', enum: values }),
  list: <T>(items: Schema<T>, keywords: object = {}): Schema<readonly T[]> => ({ type: 'array', items, ...keywords }),
  map: (): Schema<Readonly<Record<string, unknown>>> => ({ type: 'object', additionalProperties: true }),
  nullable: <T>(schema: Schema<T>): Schema<T | null> => ({ anyOf: [schema, { type: 'null' }] }),
  optional: <T>(schema: Schema<T>): Schema<T | undefined> => ({ ...schema, [OPTIONAL]: true }),
  object: <S extends Shape>(shape: S): Schema<ObjectOf<S>> => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(shape).map(([key, { [OPTIONAL]: _, ...schema }]) => [key, schema])),
    required: Object.keys(shape).filter((key) => shape[key][OPTIONAL] !== true),
  }),
}
