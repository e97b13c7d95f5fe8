import type { BaseRow } from '@wangdi/kernel/api/routes/figures.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
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

const Scope = ({ year, thisYear }: { readonly year: number; readonly thisYear: number }) => {
  const [url, change] = useUrl()
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
        value={url['area'] ?? ''}
        options={[
          { value: '', label: text.allAreas },
          ...areas.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(area) => change({ area })}
      />
    </>
  )
}

const Warnings = ({ warnings }: { readonly warnings: readonly string[] }) =>
  warnings.length > 0 && (
    <section className={`card ${css.warnings}`} aria-labelledby="warnings-title">
      <h2 id="warnings-title">{text.warningsTitle}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      <p className="hint">{text.warningsHint}</p>
    </section>
  )

/** The population figures that rates stand on: how many, as of when, from whom, entered by whom. */
const BasesPage = () => {
  const me = useMe()
  const [url] = useUrl()
  const thisYear = Number(me.today.slice(0, 4))
  const year = Number(url['year']) || thisYear
  const bases = useCall(api.figures.bases, { query: { year, ...(url['area'] && { area: url['area'] }) } })
  const [editing, setEditing] = useState<Editing | null>(null)
  const [saved, setSaved] = useState('')
  const enter = () => setEditing({ start: freshDraft(year, url['area'] ?? me.area.code, me.today), correction: false })
  const correct = (row: BaseRow) => setEditing({ start: draftOf(row, me.today), correction: true })
  const mayEnter = bases.data?.may_enter ?? false
  return (
    <Page
      title={text.title}
      scope={<Scope year={year} thisYear={thisYear} />}
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
              <section className={css.sheet} aria-label={text.title}>
                {items.length === 0 ? (
                  <Empty text={text.emptyYear(year)} />
                ) : (
                  <BaseTable rows={items} onCorrect={mayEnter ? correct : null} />
                )}
              </section>
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
