import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { accountsText as text } from '../../text/accounts.ts'
import { zh } from '../../text/zh.ts'
import { AccountActs } from './AccountActs.tsx'
import { AccountTable } from './AccountTable.tsx'
import css from './accounts.module.css'
import { CreateAccount } from './CreateAccount.tsx'
import { FirstPassword } from './FirstPassword.tsx'
import { GrantPost } from './GrantPost.tsx'
import { Posts } from './Posts.tsx'

interface Secret {
  readonly name: string
  readonly password: string
}

interface DetailProps {
  readonly account: AccountView
  readonly onClose: () => void
  readonly onPassword: (name: string, password: string) => void
}

const Detail = ({ account, onClose, onPassword }: DetailProps) => {
  const me = useMe()
  const mayGrant = may(me, 'A:D10')
  return (
    <section className={`card ${css.detail}`} aria-labelledby="detail-title">
      <header className={css.head}>
        <h2 id="detail-title">
          {account.name} <span className="hint">{account.login}</span>
        </h2>
        <Button size="small" onClick={onClose}>
          {text.detail.close}
        </Button>
      </header>
      <Posts account={account} mayGrant={mayGrant} />
      {mayGrant && <GrantPost key={account.account_id} account={account} today={me.today} />}
      {may(me, 'U:D10') && <AccountActs account={account} onPassword={onPassword} />}
    </section>
  )
}

const Search = () => {
  const [url, change] = useUrl()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    change({ q, after: undefined, account: undefined })
  }
  return (
    <search>
      <form className={css.search} onSubmit={submit} key={url['q']}>
        <input name="q" type="search" aria-label={text.searchLabel} placeholder={text.search} defaultValue={url['q']} />
        <Button htmlType="submit">{text.find}</Button>
      </form>
    </search>
  )
}

/** Accounts: made by one administrator, given posts by a second, watched by a third. */
const AccountsPage = () => {
  const me = useMe()
  const [url, change] = useUrl()
  const [creating, setCreating] = useState(false)
  const [secret, setSecret] = useState<Secret | null>(null)
  const { q, after, account: selected } = url
  const accounts = useCall(api.work.accounts, { query: { ...(q && { q }), ...(after && { after }) } })
  const onPassword = (name: string, password: string) => setSecret({ name, password })
  const create = may(me, 'C:D10') && !creating && (
    <Button type="primary" onClick={() => setCreating(true)}>
      {text.create}
    </Button>
  )
  return (
    <Page title={text.title} actions={create}>
      <div className={css.page}>
        <p className="hint">{text.lead}</p>
        {secret && <FirstPassword {...secret} onClose={() => setSecret(null)} />}
        {creating && (
          <CreateAccount
            onCancel={() => setCreating(false)}
            onCreated={(name, password) => {
              setCreating(false)
              onPassword(name, password)
            }}
          />
        )}
        <Search />
        <Await of={accounts} what={text.title}>
          {({ items, next }) => {
            const open = items.find(({ account_id }) => account_id === selected)
            return (
              <div className={css.grid} data-open={open !== undefined}>
                <section className={css.sheet} aria-label={text.title}>
                  {items.length === 0 ? (
                    <Empty text={q ? text.emptyFilter(q) : text.empty} />
                  ) : (
                    <AccountTable
                      rows={items}
                      selected={selected ?? null}
                      onOpen={({ account_id }) => change({ account: account_id }, true)}
                    />
                  )}
                  {(next || after) && (
                    <p className={css.more}>
                      {after && <Button onClick={() => change({ after: undefined }, true)}>{text.firstPage}</Button>}
                      {next && <Button onClick={() => change({ after: next }, true)}>{zh.pager.next}</Button>}
                    </p>
                  )}
                </section>
                {open && (
                  <Detail account={open} onClose={() => change({ account: undefined })} onPassword={onPassword} />
                )}
              </div>
            )
          }}
        </Await>
      </div>
    </Page>
  )
}

export default AccountsPage
