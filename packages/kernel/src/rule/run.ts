import { readInput } from './input.ts'
import { rules } from './list.ts'
import { RuleError, type RuleFunction } from './rule.ts'

type Answer = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refusal = ({ code, message, key }: RuleError): Answer => ({
  error: code,
  message_zh: message,
  ...(key !== undefined && { key }),
})

const badJson = (): Answer => refusal(new RuleError('BAD_JSON', '每行应为一个 JSON 对象'))

/** Every rule takes the county's settings by name. */
const settings = { settings: { type: 'map' } } as const

const runOne = (rule: RuleFunction, input: unknown): Answer => {
  if (!isObject(input)) return badJson()
  try {
    return rule.run(readInput({ ...rule.input, ...settings }, input))
  } catch (error) {
    if (error instanceof RuleError) return refusal(error)
    if (error instanceof TypeError || error instanceof RangeError)
      return refusal(new RuleError('BAD_INPUT', `输入无法判断：${error.message}`))
    throw error
  }
}

/** A rule on one input, or on `{"cases": [...]}` one by one. */
export const answer = (rule: RuleFunction, input: unknown): Answer =>
  isObject(input) && Array.isArray(input.cases) && Object.keys(input).length === 1
    ? { results: input.cases.map((one) => runOne(rule, one)) }
    : runOne(rule, input)

/**
 * Runs a rule by its name on one JSON value; answers `{error, message_zh, key?}` for an input that it cannot judge.
 * Null when no rule has the name.
 */
export const runRule = (name: string, input: unknown): Answer | null => {
  const rule = rules.get(name)
  return rule ? answer(rule, input) : null
}

/** The same for one line of text. */
export const runRuleLine = (name: string, line: string): Answer | null => {
  const rule = rules.get(name)
  if (!rule) return null
  let input: unknown
  try {
    input = JSON.parse(line)
  } catch {
    return badJson()
  }
  return answer(rule, input)
}

/** What `wangdi rule NAME` prints for a name that does not exist. */
export const unknownRule = (name: string): Answer => ({
  error: 'RULE_UNKNOWN',
  message_zh: `没有名为“${name}”的规则；单独运行 wangdi rule 可列出全部名称`,
})
