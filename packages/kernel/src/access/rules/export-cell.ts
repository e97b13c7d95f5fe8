import type { RuleFunction } from '../../rule/rule.ts'

/** Blanks of every width, a mark of byte order, tab and line ends before the first sign. */
const FORMULA = /^[\s\u3000\uFEFF]*[=+\-@＝＋－＠]/
const CONTROL = /^[\t\r]/

export const exportCellRule: RuleFunction = {
  meaning: '导出到表格的一格：会被当成公式的文字前面加一个单引号；数字列照写',
  source: '个人信息保护；docs/reference/permissions.md',
  input: { value: { type: 'text|num', required: true }, column: { type: 'text', required: true } },
  run: ({ value, column }) => {
    const text = String(value)
    if (column === 'number') return { exported: text }
    return { exported: FORMULA.test(text) || CONTROL.test(text) ? `'${text}` : text }
  },
}
