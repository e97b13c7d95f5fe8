import type { Measure, Result } from './measure.ts'

const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toPrecision(2)

const resultText = (result: Result): string => {
  if (result.kind === 'time') return `p50 ${digits(result.p50)}, p95 ${digits(result.p95)} ms`
  return `${digits(result.kind === 'rate' ? result.median : result.value)} ${result.unit}`
}

const columns: readonly { readonly title: string; readonly text: (row: Measure) => string }[] = [
  { title: 'part', text: ({ part }) => part },
  { title: 'what', text: ({ name }) => name },
  { title: 'result', text: ({ result }) => resultText(result) },
  { title: 'compared with', text: ({ plain }) => plain?.name ?? '' },
  { title: 'its result', text: ({ plain }) => (plain ? resultText(plain.result) : '') },
  { title: 'ratio', text: ({ ratio }) => (ratio === null ? '' : digits(ratio)) },
  { title: 'runs', text: ({ runs }) => String(runs) },
]

/** The measures as a Markdown table whose columns line up. */
export const tableOf = (rows: readonly Measure[]): string => {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))]
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)))
  const line = (row: readonly string[]): string => `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n')
}
