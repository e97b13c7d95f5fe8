/**
 * A pure rule run by name with `wangdi rule NAME`: JSON keys in, JSON keys out. No clock: a rule that needs a day asks
 * for it as an input key.
 */
export interface RuleFunction {
  /** Chinese sentence for the reference page. */
  readonly meaning: string
  readonly source: string
  /** Keys the rule takes; another key is BAD_INPUT. `required` ones must be present. */
  readonly input: Readonly<Record<string, { readonly required?: boolean; readonly type: string }>>
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
