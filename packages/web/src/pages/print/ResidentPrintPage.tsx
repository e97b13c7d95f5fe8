import { Link, useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { type PrintList, print } from '@wangdi/kernel/api/routes/print.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { DataTable } from '../../parts/DataTable.tsx'
import { Await, Empty } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { printText as words } from '../../text/print.ts'
import { personCrumbs } from './crumbs.ts'
import style from './Print.module.css'

const nameOf = (form: string): string => formOf(form)?.title ?? form

const Years = ({ list }: { readonly list: PrintList }) => (
  <section className="card" aria-labelledby="years">
    <h2 id="years">{words.years}</h2>
    <p className="hint">{words.yearsHint}</p>
    {list.filled.length === 0 ? (
      <Empty text={words.none} />
    ) : (
      <DataTable
        caption={words.years}
        rows={list.filled}
        rowKey={({ form, year }) => `${form} ${year}`}
        columns={[
          { key: 'form', head: words.columns.form, cell: ({ form }) => nameOf(form) },
          { key: 'year', head: words.columns.year, cell: ({ year }) => words.year(year) },
          { key: 'count', head: words.columns.count, cell: ({ count }) => words.count(count) },
          {
            key: 'act',
            head: words.columns.act,
            cell: ({ form, year }) => (
              <Link
                to="/residents/$id/print/$form"
                params={{ id: list.resident_id, form }}
                search={{ year }}
                className="door"
                aria-label={`${words.open} ${nameOf(form)} ${words.year(year)}`}
              >
                {words.open}
              </Link>
            ),
          },
        ]}
      />
    )}
  </section>
)

const Blank = ({ list }: { readonly list: PrintList }) => (
  <section className="card" aria-labelledby="blank">
    <h2 id="blank">{words.blankTitle}</h2>
    <p className="hint">{words.blankHint}</p>
    <nav className={style.forms} aria-label={words.blankTitle}>
      {list.blank.map((form) => (
        <Link
          key={form}
          to="/residents/$id/print/$form"
          params={{ id: list.resident_id, form }}
          search={{}}
          className="door"
        >
          {nameOf(form)}
        </Link>
      ))}
    </nav>
  </section>
)

/** What may be printed of a resident: filled forms by year, and blank ones with the name on them. */
const ResidentPrintPage = () => {
  const { id = '' } = useParams({ strict: false })
  const answer = useCall(print.list, { params: { id } })
  const list = answer.data
  const shown = [...(list?.blank ?? []), ...(list?.filled ?? []).map(({ form }) => form)]
  return (
    <Page
      title={[list?.name, words.title].filter(Boolean).join(' · ')}
      heading={list === undefined}
      back
      crumbs={list ? personCrumbs(list.resident_id, list.name) : []}
    >
      <Await of={answer} what={words.title} rows={10}>
        {(found) => (
          <Veil on={shown.some((form) => isRestricted(formOf(form)?.dataClass ?? 'D1'))}>
            <div className={style.lists}>
              <h1>{words.forPerson(found.name)}</h1>
              <Years list={found} />
              <Blank list={found} />
            </div>
          </Veil>
        )}
      </Await>
    </Page>
  )
}

export default ResidentPrintPage
