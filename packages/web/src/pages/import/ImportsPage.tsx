import { Link } from '@tanstack/react-router'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { countWords, momentWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { type ChipState, StatusChip } from '../../parts/StatusChip.tsx'
import { importText as text } from '../../text/import.ts'
import css from './import.module.css'
import { Templates } from './Templates.tsx'
import { Uploads } from './Uploads.tsx'

const chips: Readonly<Record<ImportView['state'], ChipState>> = {
  uploaded: 'due',
  mapped: 'due',
  checking: 'trial',
  checked: 'due',
  running: 'trial',
  done: 'met',
  failed: 'unmet',
}

const isBusy = ({ state }: ImportView): boolean => state === 'checking' || state === 'running'

const share = ({ done, of }: ImportView): string => (of ? ` ${Math.floor((done / of) * 100)}%` : '')

const History = ({ items }: { readonly items: readonly ImportView[] }) => {
  const { today } = useMe()
  const columns: readonly Column<ImportView>[] = [
    {
      key: 'file',
      head: text.columns.file,
      sticky: true,
      cell: ({ import_id, file }) => (
        <Link className="door" to="/imports/$id" params={{ id: import_id }}>
          {file}
        </Link>
      ),
    },
    { key: 'target', head: text.columns.target, cell: ({ target_title }) => target_title },
    {
      key: 'rows',
      head: text.columns.rows,
      number: true,
      cell: ({ rows, balance }) => (balance || rows !== null ? countWords(balance?.read ?? rows ?? 0) : '—'),
    },
    {
      key: 'state',
      head: text.columns.state,
      cell: (view) => (
        <StatusChip state={chips[view.state]}>
          {text.states[view.state]}
          {isBusy(view) && share(view)}
        </StatusChip>
      ),
    },
    { key: 'by', head: text.columns.by, cell: ({ by }) => by },
    { key: 'at', head: text.columns.at, cell: ({ created_at }) => momentWords(created_at, today) },
  ]
  return <DataTable caption={text.history} columns={columns} rows={items} rowKey={({ import_id }) => import_id} />
}

/** Imports: files come in at the top, those of before stand below with how far each has come. */
const ImportsPage = () => {
  const imports = useCall(
    api.work.imports,
    {},
    { refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? 2_000 : false) },
  )
  return (
    <Page title={text.title}>
      <div className={`${css.page} ${css.stack}`}>
        <p className="hint">{text.lead}</p>
        <Uploads />
        <section className={css.card} aria-labelledby="history-title">
          <h2 id="history-title" className={css.cardHead}>
            {text.history}
          </h2>
          <Await of={imports} what={text.history}>
            {({ items }) => (items.length === 0 ? <Empty text={text.empty} /> : <History items={items} />)}
          </Await>
        </section>
        <Templates />
      </div>
    </Page>
  )
}

export default ImportsPage
