import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'

/** The command was written wrongly: the message says how it is meant, exit code 2. */
export class UsageError extends Error {}

/** Reads options strictly; messages are for the person at the keyboard. */
export const readOptions = <T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(
      `选项写法不对，可加 --help 查看用法（${error instanceof Error ? error.message.split('. ')[0] : ''}）`,
    )
  }
}

/** A day given as an option. */
export const dayOption = (text: unknown, name: string): Day => {
  const day = parseDay(text)
  if (!day) throw new UsageError(`${name} 应为存在的日期，写作 2026-06-30`)
  return day
}

/** A whole number given as an option. */
export const numberOption = (text: string, name: string, most: number): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most) throw new UsageError(`${name} 应为 1 到 ${most} 的整数`)
  return number
}
