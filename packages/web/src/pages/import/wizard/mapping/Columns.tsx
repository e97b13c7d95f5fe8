import type { ColumnGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '../../../../parts/DataTable.tsx'
import { importText } from '../../../../text/import.ts'
import type { Mapping } from '../../useImport.ts'
import css from '../wizard.module.css'
import { missingOf, proposed, stopsOf, wayOf } from './columns.ts'

const text = importText.map

interface Props {
  readonly view: ImportView
  readonly busy: boolean
  readonly onNext: (mapping: Mapping) => void
}

/** Which column of the file is which item of ours. */
export const Columns = ({ view, busy, onNext }: Props) => {
  const [chosen, setChosen] = useState(() => proposed(view.columns))
  const stops = stopsOf(view.target, chosen)
  const missing = missingOf(view.keys, chosen)
  const options = [
    { value: '', label: text.skip },
    ...view.keys.map(({ key, label, required }) => ({ value: key, label: required ? `${label} *` : label })),
  ]
  const columns: readonly Column<ColumnGuess>[] = [
    { key: 'header', head: text.header, cell: ({ header }) => header, sticky: true },
    { key: 'samples', head: text.samples, cell: ({ samples }) => samples.slice(0, 3).join('、') },
    {
      key: 'key',
      head: text.key,
      cell: ({ column, header }) => (
        <Select
          aria-label={`${header} → ${text.key}`}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen.get(column) ?? ''}
          options={options}
          className={css.control}
          onChange={(key) => setChosen(new Map([...chosen, [column, key === '' ? null : key]]))}
        />
      ),
    },
    { key: 'how', head: text.how, cell: (guess) => <span className="hint">{text.ways[wayOf(guess)]}</span> },
  ]
  const next = () =>
    onNext({
      target: view.target,
      sheet: view.sheet,
      header_row: view.header_row,
      columns: [...chosen].map(([column, key]) => ({ column, key })),
    })
  return (
    <section className={css.card} aria-labelledby="columns-title">
      <header className={css.head}>
        <h2 id="columns-title">{text.title(view.columns.length)}</h2>
        <span className="hint">{text.lead}</span>
      </header>
      <DataTable
        caption={text.title(view.columns.length)}
        columns={columns}
        rows={view.columns}
        rowKey={({ column }) => String(column)}
      />
      <footer className={css.foot}>
        <span role="status">
          {stops.length > 0 ? (
            <span className={css.stop}>{stops.join('；')}</span>
          ) : (
            missing.length > 0 && <span className="hint">{text.missing(missing.join('、'))}</span>
          )}
        </span>
        <Button type="primary" loading={busy} disabled={stops.length > 0} onClick={next}>
          {text.next}
        </Button>
      </footer>
    </section>
  )
}
