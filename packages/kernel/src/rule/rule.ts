/**
 * Type words of an input key: `date` `time` `code` `int` `num` `bool` `text` `map` `any`, each also as `word[]`;
 * several words joined by `|`.
 */
export interface InputKey {
  readonly type: string
  /** Left out or null is BAD_INPUT; with `or null` the key must be there and may be null. */
  readonly required?: boolean | 'or null'
  /** The only codes or whole numbers that there are; another is BAD_INPUT. Left out: any. */
  readonly codes?: readonly string[]
  /** Keys of a `map` or of each map of a `map[]`; another key is BAD_INPUT. Left out: any key. */
  readonly of?: Inputs
}
export type Inputs = Readonly<Record<string, InputKey>>

/**
 * A pure rule run by name with `wangdi rule NAME`: JSON keys in, JSON keys out. No clock: a rule that needs a day asks
 * for it as an input key.
 */
export interface RuleFunction {
  /** Chinese sentence for the reference page. */
  readonly meaning: string
  readonly source: string
  /** Keys the rule takes; another key is BAD_INPUT. `required` ones must be present. */
  readonly input: Inputs
  /** Codes arrive as strings and decimals as numbers; null keys are left out; `settings` may be present. */
  readonly run: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
}

/** An input the rule cannot judge; the message names the key. */
export class RuleError extends Error {
  readonly code: string
  readonly key: string | undefined
  constructor(code: string, message: string, key?: string) {
    super(message)
    this.name = 'RuleError'
    this.code = code
    this.key = key
  }
}
