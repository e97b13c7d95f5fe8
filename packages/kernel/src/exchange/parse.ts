import { type Finding, finding } from '../form/finding.ts'
import { upgraded } from '../form/import-map.ts'
import { formOf } from '../form/list.ts'
import { type ExchangeLine, type LineKind, lineColumns, type RecordLine } from './line.ts'

export type ParsedLine = { readonly line: ExchangeLine } | { readonly findings: readonly Finding[] }

const kinds: ReadonlySet<string> = new Set(Object.keys(lineColumns))

const isKind = (kind: unknown): kind is LineKind => typeof kind === 'string' && kinds.has(kind)

const refused = (...findings: readonly Finding[]): ParsedLine => ({ findings })

/** A form that this version knows, in its edition or in one that it can upgrade. */
const formFindings = ({ form: id, edition }: RecordLine): Finding[] => {
  const form = formOf(id)
  if (!form) return [finding('NOT_IN_OPTIONS', 'form', `没有编号为“${id}”的表单`)]
  return edition === form.edition || form.upgrades?.[edition]
    ? []
    : [finding('NOT_IN_OPTIONS', 'edition', `表单“${form.title}”没有版本“${edition}”，现行版本为 ${form.edition}`)]
}

const orderFindings = (from: string | null, to: string | null, key: string): Finding[] =>
  from && to && to < from
    ? [finding('DATE_ORDER', key, `“${key}”${to} 早于起始日期 ${from}`, { severity: 'reject' })]
    : []

/** What one line says about itself beyond the type of each key. */
const lineFindings = (line: ExchangeLine): Finding[] => {
  switch (line.kind) {
    case 'record':
      return formFindings(line)
    case 'area':
      return orderFindings(line.valid_from, line.valid_to, 'valid_to')
    case 'base':
      return orderFindings(line.applies_from, line.applies_to, 'applies_to')
    case 'household':
      return line.members.flatMap(({ joined, left }, at) => orderFindings(joined, left, `members[${at}].left`))
    case 'resident':
      return line.birth_date && line.birth_date < '1800-01-01'
        ? [finding('DATE_BEFORE_BIRTH', 'birth_date', `“birth_date”${line.birth_date} 过早，请核对`)]
        : []
    default:
      return []
  }
}

/** A record of one version may leave out its version's id and the edition in force. */
const completed = (given: object): object => {
  const { record_id, form }: { record_id?: unknown; form?: unknown } = given
  const edition = typeof form === 'string' ? formOf(form)?.edition : undefined
  return { version_id: record_id, ...(edition !== undefined && { edition }), ...given }
}

/** A record of an older edition in the codes of the one in force: nothing behind this knows the older ones. */
const inForce = (line: ExchangeLine): ExchangeLine => {
  const form = line.kind === 'record' ? formOf(line.form) : null
  return line.kind === 'record' && form && line.edition !== form.edition
    ? { ...line, edition: form.edition, fields: upgraded(form, line.fields, line.edition) }
    : line
}

/** A line that is already a JSON value. Answers of forms are not judged here: `validate` does that. */
export const parseValueLine = (value: unknown): ParsedLine => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused(finding('BAD_FORMAT', '', '每行应为一个 JSON 对象'))
  const kind = 'kind' in value ? value.kind : undefined
  if (!isKind(kind)) return refused(finding('NOT_IN_OPTIONS', 'kind', `“kind”应为 ${[...kinds].join('、')} 之一`))
  const read = lineColumns[kind].read(kind === 'record' ? completed(value) : value, '')
  if ('findings' in read) return read
  const findings = lineFindings(read.value)
  return findings.length > 0 ? { findings } : { line: inForce(read.value) }
}

/** One line of text, at most 1 MiB. Blank lines are not lines; the caller leaves them out. */
export const parseLine = (text: string): ParsedLine => {
  if (text.length > 1_048_576) return refused(finding('BAD_FORMAT', '', '一行最多 1 MiB'))
  try {
    return parseValueLine(JSON.parse(text))
  } catch {
    return refused(finding('BAD_FORMAT', '', '这一行不是 JSON，请核对引号、逗号和括号'))
  }
}
