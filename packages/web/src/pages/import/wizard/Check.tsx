import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { useMe } from '../../../api/me.ts'
import { countWords, dayWords, momentWords } from '../../../parts/format.ts'
import { importText as text } from '../../../text/import.ts'
import { BalanceBar } from './BalanceBar.tsx'
import css from './check.module.css'
import { Progress } from './Progress.tsx'

const metaOf = (view: ImportView, today: string): string =>
  [
    view.file,
    ...(view.sheet ? [text.check.sheet(view.sheet)] : []),
    ...(view.balance ? [text.check.read(countWords(view.balance.read))] : []),
    ...(view.remembered_on ? [text.remembered(dayWords(view.remembered_on, today))] : []),
  ].join(' · ')

/** Head of the dry run and of what follows it: what was read, where from, and the sum that must come out. */
export const CheckHead = ({ view, title }: { readonly view: ImportView; readonly title: string }) => {
  const { today } = useMe()
  return (
    <section className="card" aria-labelledby="check-title">
      <div className={css.head}>
        <div>
          <h2 id="check-title" className={css.title}>
            {title}
          </h2>
          <p className={css.meta}>{metaOf(view, today)}</p>
        </div>
        <p className="hint">{text.reconcile.by(view.by, momentWords(view.finished_at ?? view.created_at, today))}</p>
      </div>
      {view.balance && <BalanceBar balance={view.balance} />}
    </section>
  )
}

interface Props {
  readonly view: ImportView
  readonly busy: boolean
  readonly onStart: () => void
}

/** The dry run before it has a result. */
export const CheckStart = ({ view, busy, onStart }: Props) => {
  if (view.state === 'checking') return <Progress view={view} title={text.check.running} />
  return (
    <section className="card" aria-labelledby="start-title">
      <h2 id="start-title">{text.steps.check}</h2>
      <p className={css.meta}>{view.message ?? text.check.lead}</p>
      <p className={css.act}>
        <Button type="primary" loading={busy} onClick={onStart}>
          {text.check.start}
        </Button>
      </p>
    </section>
  )
}
