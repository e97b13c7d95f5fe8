import type { CodeGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { EDITION } from '@wangdi/kernel/import/editions.ts'
import { UNIT } from '@wangdi/kernel/import/units.ts'
import { Select } from 'antd'
import { type Column, DataTable } from '../../../../parts/DataTable.tsx'
import { countWords } from '../../../../parts/format.ts'
import { importText } from '../../../../text/import.ts'
import type { Mapping } from '../../useImport.ts'
import css from '../wizard.module.css'

const text = importText.codes

/** Questions about a whole column, not about one wording. */
const columnWide: ReadonlyMap<string, string> = new Map([
  [UNIT, text.unit],
  [EDITION, text.edition],
])

/** Chosen code by `key\nvalue`. */
export type Codes = ReadonlyMap<string, string | null>
const idOf = ({ key, value }: Pick<CodeGuess, 'key' | 'value'>): string => `${key}\n${value}`

export const proposedCodes = (guesses: readonly CodeGuess[]): Codes =>
  new Map(guesses.map((guess) => [idOf(guess), guess.code]))

/** The mapping as it stands, with these codes. */
export const mappingWith = (view: ImportView, codes: Codes): Mapping => ({
  target: view.target,
  sheet: view.sheet,
  header_row: view.header_row,
  columns: view.columns.map(({ column, key }) => ({ column, key })),
  codes: view.codes.map(({ key, value, code }) => ({ key, value, code: codes.get(idOf({ key, value })) ?? code })),
})

interface Props {
  readonly view: ImportView
  readonly guesses: readonly CodeGuess[]
  readonly codes: Codes
  readonly onChange: (codes: Codes) => void
}

/** One decision for all rows with the same wording. */
export const CodeTable = ({ view, guesses, codes, onChange }: Props) => {
  if (guesses.length === 0) return null
  const labels = new Map(view.keys.map(({ key, label }) => [key, label]))
  const columns: readonly Column<CodeGuess>[] = [
    { key: 'item', head: text.item, cell: ({ key }) => labels.get(key) ?? key },
    { key: 'value', head: text.value, cell: ({ value }) => columnWide.get(value) ?? value },
    { key: 'rows', head: text.rows, cell: ({ rows }) => countWords(rows), number: true },
    {
      key: 'code',
      head: text.code,
      cell: (guess) => (
        <Select
          aria-label={`${labels.get(guess.key) ?? guess.key} ${columnWide.get(guess.value) ?? guess.value} → ${text.code}`}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={text.choose}
          status={codes.get(idOf(guess)) ? undefined : 'warning'}
          value={codes.get(idOf(guess)) ?? undefined}
          options={guess.options.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
          className={css.control}
          onChange={(code?: string) => onChange(new Map([...codes, [idOf(guess), code ?? null]]))}
        />
      ),
    },
  ]
  return (
    <DataTable caption={text.title(guesses.length)} columns={columns} rows={guesses} rowKey={idOf} cardsBelow={520} />
  )
}
