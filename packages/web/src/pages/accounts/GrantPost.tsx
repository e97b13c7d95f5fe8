import { useMutation } from '@tanstack/react-query'
import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { BodyOf } from '@wangdi/kernel/api/route.ts'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { Button, Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { call } from '../../api/client.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate, useCall } from '../../api/query.ts'
import { TextLine } from '../../parts/TextLine.tsx'
import { accountsText } from '../../text/accounts.ts'
import { useAreas } from '../figures/areas.ts'
import css from './accounts.module.css'

const text = accountsText.detail
type Body = BodyOf<typeof api.work.grantPost>

const Labelled = (props: {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}) => (
  <div className={css.field}>
    <label htmlFor={props.id}>{props.label}</label>
    {props.children}
    {props.hint && <span className="hint">{props.hint}</span>}
  </div>
)

const search = { optionFilterProp: 'label' }

/** A post is a role at a unit, for some programmes and villages, from a day on. */
export const GrantPost = ({ account, today }: { readonly account: AccountView; readonly today: string }) => {
  const units = useCall(api.session.units, {}, { staleTime: Number.POSITIVE_INFINITY })
  const areas = useAreas()
  const fresh: Partial<Body> = { from: today }
  const [post, setPost] = useState(fresh)
  const [tried, setTried] = useState(false)
  const grant = useMutation<AccountView, ApiProblem, Body>({
    mutationFn: (body) => call(api.work.grantPost, { params: { id: account.account_id }, body }),
    onSuccess: () => {
      setPost(fresh)
      setTried(false)
      void invalidate(api.work.accounts)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (post.role && post.unit) grant.mutate({ ...post, role: post.role, unit: post.unit })
  }
  const admin = roles.find(({ id }) => id === post.role)?.admin ?? false
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-labelledby="grant-title">
      <h3 id="grant-title">{text.grant}</h3>
      <div className={css.fields}>
        <Labelled id="grant-role" label={text.role} hint={admin ? text.separate : undefined}>
          <Select
            id="grant-role"
            value={post.role}
            options={roles.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(role) => setPost({ ...post, role })}
          />
        </Labelled>
        <Labelled id="grant-unit" label={text.unit}>
          <Select
            id="grant-unit"
            showSearch={search}
            value={post.unit}
            options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(unit) => setPost({ ...post, unit })}
          />
        </Labelled>
        {!admin && (
          <>
            <Labelled id="grant-programmes" label={text.programmes} hint={text.programmesHint}>
              <Select
                id="grant-programmes"
                mode="multiple"
                value={[...(post.programmes ?? [])]}
                options={programmes.map(({ id, label }) => ({ value: id, label }))}
                onChange={(chosen) => setPost({ ...post, programmes: chosen })}
              />
            </Labelled>
            <Labelled id="grant-villages" label={text.villages} hint={text.villagesHint}>
              <Select
                id="grant-villages"
                mode="multiple"
                showSearch={search}
                value={[...(post.villages ?? [])]}
                options={areas
                  .filter(({ level }) => level === 'village')
                  .map(({ code, name }) => ({ value: code, label: name }))}
                onChange={(chosen) => setPost({ ...post, villages: chosen })}
              />
            </Labelled>
          </>
        )}
        <TextLine
          id="grant-from"
          label={text.from}
          type="date"
          value={post.from ?? ''}
          wrong={false}
          onChange={(from) => setPost({ ...post, from: from || undefined })}
        />
        <TextLine
          id="grant-to"
          label={text.to}
          hint={text.toHint}
          type="date"
          value={post.to ?? ''}
          wrong={false}
          onChange={(to) => setPost({ ...post, to: to || undefined })}
        />
      </div>
      <p className={css.acts}>
        <span role="alert" className={css.wrong}>
          {grant.error ? problemWords(grant.error) : tried && !(post.role && post.unit) ? text.missing : ''}
        </span>
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          {text.grant}
        </Button>
      </p>
    </form>
  )
}
