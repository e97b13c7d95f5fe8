import { useMutation } from '@tanstack/react-query'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Popconfirm } from 'antd'
import { call } from '../../api/client.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { accountsText } from '../../text/accounts.ts'
import css from './accounts.module.css'

const text = accountsText.detail

interface Props {
  readonly account: AccountView
  readonly mayGrant: boolean
}

/** The posts of an account with their span; the security administrator may take them back. */
export const Posts = ({ account, mayGrant }: Props) => {
  const end = useMutation<AccountView, ApiProblem, string>({
    mutationFn: (post) => call(api.work.endPost, { params: { id: account.account_id, post } }),
    onSuccess: () => void invalidate(api.work.accounts),
  })
  if (account.posts.length === 0) return <p className="hint">{accountsText.noPost}</p>
  return (
    <>
      <ul className={css.posts}>
        {account.posts.map((post) => (
          <li key={post.post_id}>
            <span>
              {accountsText.postOf(post.role_name, post.unit_name, post.scope_name)}{' '}
              <span className="hint">{accountsText.span(post.from, post.to)}</span>
            </span>
            {mayGrant && (
              <Popconfirm
                title={text.endPost(post.role_name)}
                okText={text.end}
                cancelText={text.notEnd}
                onConfirm={() => end.mutate(post.post_id)}
              >
                <Button size="small">{text.end}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {end.error && (
        <p role="alert" className={css.wrong}>
          {problemWords(end.error)}
        </p>
      )}
    </>
  )
}
