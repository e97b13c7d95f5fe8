import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { useMe } from '../../api/me.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { momentWords } from '../../parts/format.ts'
import { type ChipState, StatusChip } from '../../parts/StatusChip.tsx'
import { accountsText as text } from '../../text/accounts.ts'
import css from './accounts.module.css'

const chips: Readonly<Record<AccountView['state'], ChipState>> = { active: 'met', locked: 'due', disabled: 'none' }

interface Props {
  readonly rows: readonly AccountView[]
  readonly selected: string | null
  readonly onOpen: (account: AccountView) => void
}

/** Accounts with their state and posts; a row opens what may be done. */
export const AccountTable = ({ rows, selected, onOpen }: Props) => {
  const { today } = useMe()
  const columns: readonly Column<AccountView>[] = [
    {
      key: 'login',
      head: text.columns.login,
      sticky: true,
      cell: (account) => (
        <button
          type="button"
          className={css.open}
          aria-expanded={account.account_id === selected}
          onClick={() => onOpen(account)}
        >
          {account.login}
        </button>
      ),
    },
    { key: 'name', head: text.columns.name, cell: ({ name }) => name },
    {
      key: 'state',
      head: text.columns.state,
      cell: ({ state }) => <StatusChip state={chips[state]}>{text.states[state]}</StatusChip>,
    },
    {
      key: 'posts',
      head: text.columns.posts,
      cell: ({ posts }) =>
        posts.length === 0 ? '—' : posts.map(({ role_name, unit_name }) => `${role_name} · ${unit_name}`).join('；'),
    },
    {
      key: 'last',
      head: text.columns.last,
      cell: ({ last_sign_in }) => (last_sign_in ? momentWords(last_sign_in, today) : text.never),
    },
  ]
  return (
    <DataTable
      caption={text.title}
      columns={columns}
      rows={rows}
      rowKey={({ account_id }) => account_id}
      cardsBelow={600}
      onOpen={onOpen}
      selected={selected}
    />
  )
}
