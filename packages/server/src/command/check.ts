import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import type { Command } from './command.ts'
import { textOf, writeLineTo } from './lines.ts'
import { dayOption, readOptions, UsageError } from './options.ts'

interface Input {
  readonly values: Values
  readonly context?: FormContext
}

const isInput = (value: unknown): value is Input =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null &&
  (!('context' in value) || typeof value.context === 'object')

const readInput = (text: string): Input | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isInput(value) ? value : null
  } catch {
    return null
  }
}

const refuse = async (error: string, message_zh: string, code: number): Promise<number> => {
  await writeLineTo(process.stdout, JSON.stringify({ error, message_zh }))
  return code
}

/** Prints the findings about one form's answers, judged on a day: `{form, on, findings}`. */
export const command: Command = {
  run: async (args) => {
    const { positionals, values: options } = readOptions(args, { on: { type: 'string' } })
    const [id] = positionals
    if (id === undefined) throw new UsageError('请写表单编号，如 wangdi check 表单编号 --on 2026-06-30 < input.json')
    const on = dayOption(options.on, '--on')
    const form = formOf(id)
    if (!form) return refuse('FORM_UNKNOWN', `没有编号为“${id}”的表单`, 2)
    const input = readInput(await textOf(process.stdin))
    if (!input) return refuse('BAD_JSON', '输入应为一个 JSON 对象：{"values": {…}, "context": {…}}', 1)
    const findings = validate(form, input.values, { ...input.context, today: on })
    await writeLineTo(process.stdout, JSON.stringify({ form: id, on, findings }))
    return 0
  },
}
