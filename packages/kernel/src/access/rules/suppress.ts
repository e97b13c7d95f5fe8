import { suppress } from '../../indicator/suppress.ts'
import { RuleError, type RuleFunction } from '../../rule/rule.ts'

const countOf = (value: unknown, key: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new RuleError('BAD_INPUT', `“${key}”应为不小于 0 的整数`, key)
  return value
}

export const suppressRule: RuleFunction = {
  meaning: '一行数中的小数隐藏：1～4 印“<5”；只隐去一格而合计照印时，另隐去最小的非零格（印“*”），没有则隐去合计',
  source: '精神卫生法第四条；个人信息保护',
  input: { cells: { type: 'map', required: true }, total: { type: 'int', required: 'or null' } },
  run: ({ cells, total }) => {
    const entries = Object.entries(cells as Readonly<Record<string, unknown>>)
    const printed = suppress(
      entries.map(([name, value]) => countOf(value, `cells.${name}`)),
      typeof total === 'number' ? countOf(total, 'total') : null,
    )
    return {
      cells: Object.fromEntries(entries.map(([name], at) => [name, printed.cells[at]])),
      total: printed.total,
    }
  },
}
