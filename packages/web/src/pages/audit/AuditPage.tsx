import type { AuditRow } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button } from 'antd'
import { type FormEvent, useRef } from 'react'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { DayInput } from '../../parts/DayInput.tsx'
import { momentWords } from '../../parts/format.ts'
import { Pager } from '../../parts/Pager.tsx'
import { Await, Empty } from '../../parts/States.tsx'
import { auditText as text } from '../../text/audit.ts'
import css from './audit.module.css'
import { actionOf, objectOf, outcomeOf } from './words.ts'

const fresh = { after: undefined, n: undefined }

/** Account and days; they live in the address. */
const Filters = () => {
  const { today } = useMe()
  const [url, change] = useUrl()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    change({ account: String(new FormData(event.currentTarget).get('account') ?? '').trim(), ...fresh }, true)
  }
  return (
    <form className={css.filters} onSubmit={submit} key={url['account']}>
      <label>
        {text.account} <input name="account" type="search" className={css.box} defaultValue={url['account']} />
      </label>
      {(['from', 'to'] as const).map((key) => (
        <span key={key} className={css.day}>
          <span className="hint">{text[key]}</span>
          <DayInput
            label={text[key]}
            value={url[key] ?? ''}
            today={today}
            max={today}
            onChange={(day) => change({ [key]: day, ...fresh }, true)}
          />
        </span>
      ))}
      <Button htmlType="submit">{text.show}</Button>
    </form>
  )
}

const What = ({ object }: { readonly object: string }) => {
  const { kind, id } = objectOf(object)
  return (
    <span title={id}>
      {kind} <span className="hint">{id.length > 12 ? `…${id.slice(-6)}` : id}</span>
    </span>
  )
}

const Rows = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { today } = useMe()
  const columns: readonly Column<AuditRow>[] = [
    { key: 'at', head: text.columns.at, cell: ({ at }) => momentWords(at, today), sticky: true },
    { key: 'account', head: text.columns.account, cell: ({ account }) => account },
    { key: 'post', head: text.columns.post, cell: ({ post }) => post },
    { key: 'action', head: text.columns.action, cell: ({ action }) => actionOf(action) },
    { key: 'object', head: text.columns.object, cell: ({ object }) => <What object={object} /> },
    { key: 'outcome', head: text.columns.outcome, cell: ({ outcome }) => outcomeOf(outcome) },
  ]
  return (
    <DataTable
      caption={text.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => [row.at, row.account, row.action, row.object].join(' ')}
    />
  )
}

/** What was seen and done, newest first. */
const AuditPage = () => {
  const [url, change] = useUrl()
  const visited = useRef<readonly (string | undefined)[]>([])
  const { account, from, to, after, n } = url
  const first = Number(n) || 1
  const audit = useCall(api.work.audit, {
    query: { ...(account && { account }), ...(from && { from }), ...(to && { to }), ...(after && { after }) },
  })
  const next = (key: string): void => {
    visited.current = [...visited.current, after]
    change({ after: key, n: String(first + (audit.data?.items.length ?? 0)) }, true)
  }
  const previous = (): void => {
    const back = visited.current.at(-1)
    visited.current = visited.current.slice(0, -1)
    change({ after: back, n: back ? String(Math.max(1, first - (audit.data?.items.length ?? 0))) : undefined }, true)
  }
  return (
    <Page title={text.title}>
      <div className={css.page}>
        <p className="hint">{text.lead}</p>
        <Filters />
        <section className={css.sheet} aria-label={text.title}>
          <Await of={audit} what={text.title}>
            {({ items, next: key }) =>
              items.length === 0 ? (
                <Empty text={text.empty} />
              ) : (
                <>
                  <Rows rows={items} />
                  <Pager
                    from={first}
                    shown={items.length}
                    total={null}
                    next={key}
                    onNext={next}
                    onPrevious={after ? previous : null}
                    range={text.range}
                  />
                </>
              )
            }
          </Await>
        </section>
      </div>
    </Page>
  )
}

export default AuditPage
