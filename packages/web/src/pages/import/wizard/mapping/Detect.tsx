import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { countWords } from '../../../../parts/format.ts'
import { importText } from '../../../../text/import.ts'
import { targetOptions } from '../../targets.ts'
import type { Mapping } from '../../useImport.ts'
import css from '../wizard.module.css'

const text = importText.detect

interface Props {
  readonly view: ImportView
  readonly busy: boolean
  readonly onAgain: (mapping: Mapping) => void
  readonly onNext: () => void
}

/** What was recognised: which form, which sheet, where the header stands. Wrong ones are put right here. */
export const Detect = ({ view, busy, onAgain, onNext }: Props) => {
  const [target, setTarget] = useState(view.target)
  const [sheet, setSheet] = useState(view.sheet)
  const [headerRow, setHeaderRow] = useState(view.header_row)
  const changed = target !== view.target || sheet !== view.sheet || headerRow !== view.header_row
  const again = () => onAgain({ target, sheet, header_row: headerRow, columns: [] })
  return (
    <section className="card" aria-labelledby="detect-title">
      <h2 id="detect-title">{text.title}</h2>
      <p className="hint">{text.lead}</p>
      <dl className={css.facts}>
        <div>
          <dt>{text.file}</dt>
          <dd>{view.file}</dd>
        </div>
        <div>
          <dt id="target-label">{text.target}</dt>
          <dd>
            <Select
              aria-labelledby="target-label"
              value={target}
              showSearch={{ optionFilterProp: 'label' }}
              options={[...targetOptions]}
              onChange={setTarget}
              className={css.control}
            />
          </dd>
        </div>
        {view.sheets.length > 0 && (
          <div>
            <dt id="sheet-label">{text.sheet}</dt>
            <dd>
              <Select
                aria-labelledby="sheet-label"
                value={sheet}
                options={view.sheets.map((name) => ({ value: name, label: name }))}
                onChange={setSheet}
                className={css.control}
              />
            </dd>
          </div>
        )}
        {view.encoding && (
          <div>
            <dt>{text.encoding}</dt>
            <dd>{view.encoding}</dd>
          </div>
        )}
        <div>
          <dt id="header-label">{text.headerRow}</dt>
          <dd>
            <InputNumber
              aria-labelledby="header-label"
              min={1}
              value={headerRow}
              controls={false}
              onChange={(row) => setHeaderRow(row ?? 1)}
              className={css.control}
            />
          </dd>
        </div>
        {view.rows !== null && (
          <div>
            <dt>{text.rows}</dt>
            <dd>{countWords(view.rows)}</dd>
          </div>
        )}
      </dl>
      <p className={css.act}>
        <Button type="primary" loading={busy} onClick={changed ? again : onNext}>
          {changed ? text.again : text.next}
        </Button>
      </p>
    </section>
  )
}
