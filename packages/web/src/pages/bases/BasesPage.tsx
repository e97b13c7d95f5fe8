import type { BaseRow } from '@wangdi/kernel/api/routes/figures.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { countWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { basesText as text } from '../../text/bases.ts'
import { useAreas } from '../figures/areas.ts'
import { BaseForm } from './BaseForm.tsx'
import { BaseTable } from './BaseTable.tsx'
import css from './bases.module.css'
import { type Draft, draftOf, freshDraft } from './draft.ts'

interface Editing {
  readonly start: Draft
  readonly correction: boolean
}

/** In the address `area=all`; left out, the reader's own area. */
const ALL = 'all'
const MOST = 200

interface ScopeProps {
  readonly year: number
  readonly thisYear: number
  readonly area: string
}

const Scope = ({ year, thisYear, area }: ScopeProps) => {
  const [, change] = useUrl()
  const areas = useAreas()
  return (
    <>
      <Select
        className={css.select}
        aria-label={text.year}
        value={year}
        options={[1, 0, -1, -2, -3].map((step) => ({ value: thisYear + step, label: text.yearOf(thisYear + step) }))}
        onChange={(value) => change({ year: String(value) })}
      />
      <Select
        className={css.select}
        aria-label={text.area}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={area}
        options={[
          { value: ALL, label: text.allAreas },
          ...areas.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(value) => change({ area: value })}
      />
    </>
  )
}

/** A warning with the names of the bases in place of their codes. */
const inWords = (warning: string): string => warning.replace(/PB-[A-Z0-9]+/g, (kind) => text.kinds[kind] ?? kind)

const Warnings = ({ warnings }: { readonly warnings: readonly string[] }) =>
  warnings.length > 0 && (
    <section className={`card ${css.warnings}`} aria-labelledby="warnings-title">
      <h2 id="warnings-title">{text.warningsTitle}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{inWords(warning)}</li>
        ))}
      </ul>
      <p className="hint">{text.warningsHint}</p>
    </section>
  )

interface RowsProps {
  readonly items: readonly BaseRow[]
  readonly area: string
  readonly year: number
  readonly onCorrect: ((row: BaseRow) => void) | null
}

const Rows = ({ items, area, year, onCorrect }: RowsProps) => {
  const [, change] = useUrl()
  const areas = useAreas()
  const own = area === ALL ? items : items.filter((row) => row.area === area)
  const name = areas.find(({ code }) => code === area)?.name ?? ''
  return (
    <section className={css.sheet} aria-label={text.title}>
      {own.length === 0 ? (
        <Empty text={area === ALL ? text.emptyYear(year) : text.emptyArea(name, year)}>
          {area !== ALL && items.length > 0 && <Button onClick={() => change({ area: ALL })}>{text.showAll}</Button>}
        </Empty>
      ) : (
        <BaseTable rows={own.slice(0, MOST)} onCorrect={onCorrect} />
      )}
      {own.length > MOST && (
        <p className={`hint ${css.more}`}>{text.tooMany(countWords(MOST), countWords(own.length))}</p>
      )}
    </section>
  )
}

/** The population figures that rates stand on: how many, as of when, from whom, entered by whom. */
const BasesPage = () => {
  const me = useMe()
  const [url] = useUrl()
  const thisYear = Number(me.today.slice(0, 4))
  const year = Number(url['year']) || thisYear
  const area = url['area'] ?? me.area.code
  // Without the area, so that what does not add up is found for all of them.
  const bases = useCall(api.figures.bases, { query: { year } })
  const [editing, setEditing] = useState<Editing | null>(null)
  const [saved, setSaved] = useState('')
  const enter = () =>
    setEditing({ start: freshDraft(year, area === ALL ? me.area.code : area, me.today), correction: false })
  const correct = (row: BaseRow) => setEditing({ start: draftOf(row, me.today), correction: true })
  const mayEnter = bases.data?.may_enter ?? false
  return (
    <Page
      title={text.title}
      scope={<Scope year={year} thisYear={thisYear} area={area} />}
      actions={
        mayEnter &&
        !editing && (
          <Button type="primary" onClick={enter}>
            {text.enter}
          </Button>
        )
      }
    >
      <div className={css.page}>
        <p className="hint">{text.lead}</p>
        <p role="status">{saved}</p>
        {editing && (
          <BaseForm
            key={JSON.stringify(editing.start)}
            {...editing}
            onCancel={() => setEditing(null)}
            onDone={({ version }) => {
              setEditing(null)
              setSaved(text.form.saved(version))
            }}
          />
        )}
        <Await of={bases} what={text.title}>
          {({ items, warnings }) => (
            <>
              <Warnings warnings={warnings} />
              <Rows items={items} area={area} year={year} onCorrect={mayEnter ? correct : null} />
            </>
          )}
        </Await>
        <section className="card" aria-labelledby="missing-title">
          <h2 id="missing-title">{text.missingTitle}</h2>
          <ul className={css.notes}>
            {text.missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  )
}

export default BasesPage
