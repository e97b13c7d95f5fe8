import { useMutation } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '@wangdi/kernel/api/route.ts'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Popconfirm } from 'antd'
import { call } from '../../api/client.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { accountsText } from '../../text/accounts.ts'
import css from './accounts.module.css'

const text = accountsText.acts
type Change = BodyOf<typeof api.work.changeAccount>['action']
type Changed = AnswerOf<typeof api.work.changeAccount>

interface Props {
  readonly account: AccountView
  readonly onPassword: (name: string, password: string) => void
}

/** What the system administrator may do to an account; what cannot be taken back at once asks first. */
export const AccountActs = ({ account, onPassword }: Props) => {
  const change = useMutation<Changed, ApiProblem, Change>({
    mutationFn: (action) => call(api.work.changeAccount, { params: { id: account.account_id }, body: { action } }),
    onSuccess: ({ first_password }) => {
      void invalidate(api.work.accounts)
      if (first_password) onPassword(account.name, first_password)
    },
  })
  return (
    <p className={css.acts}>
      <span role="alert" className={css.wrong}>
        {change.error && problemWords(change.error)}
      </span>
      {account.state === 'locked' && <Button onClick={() => change.mutate('unlock')}>{text.unlock}</Button>}
      {account.state !== 'disabled' && (
        <Popconfirm
          title={text.resetWhy}
          okText={text.reset}
          cancelText={text.notReset}
          onConfirm={() => change.mutate('reset_password')}
        >
          <Button>{text.reset}</Button>
        </Popconfirm>
      )}
      {account.state === 'disabled' ? (
        <Button onClick={() => change.mutate('enable')}>{text.enable}</Button>
      ) : (
        <Popconfirm
          title={text.disableWhy}
          okText={text.disable}
          cancelText={text.notDisable}
          onConfirm={() => change.mutate('disable')}
        >
          <Button danger>{text.disable}</Button>
        </Popconfirm>
      )}
    </p>
  )
}
