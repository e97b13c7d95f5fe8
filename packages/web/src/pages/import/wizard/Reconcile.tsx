import { Link } from '@tanstack/react-router'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { countWords } from '../../../parts/format.ts'
import { importText } from '../../../text/import.ts'
import { writable } from './balance.ts'
import { CheckHead } from './Check.tsx'
import css from './check.module.css'
import { Problems } from './Problems.tsx'

const text = importText.reconcile

interface Props {
  readonly view: ImportView
  readonly selected: string | undefined
  readonly onSelect: (code: string) => void
  readonly onDownload: () => void
}

/** What has been written and what has not: every row of the file is accounted for. */
export const Reconcile = ({ view, selected, onSelect, onDownload }: Props) => {
  const { balance } = view
  if (!balance) return null
  return (
    <>
      <CheckHead
        view={view}
        title={text.sentence(
          countWords(writable(balance)),
          countWords(balance.unchanged),
          countWords(balance.waiting),
          countWords(balance.rejected),
        )}
      />
      <p className={css.next}>
        <Link to="/residents">
          <Button>{text.residents}</Button>
        </Link>
        {balance.waiting > 0 && (
          <Link to="/mine">
            <Button>{text.drafts}</Button>
          </Link>
        )}
        <Link to="/imports">
          <Button type="primary">{text.another}</Button>
        </Link>
        <span className="hint">
          {[
            ...(balance.rejected > 0 ? [text.rejectedHint] : []),
            ...(balance.waiting > 0 ? [text.waitingHint] : []),
          ].join('；')}
        </span>
      </p>
      {view.problems.length > 0 && (
        <Problems view={view} selected={selected} onSelect={onSelect} onDownload={onDownload} />
      )}
    </>
  )
}
