import { DownloadOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { countWords } from '../../../parts/format.ts'
import { importText } from '../../../text/import.ts'
import { writable } from './balance.ts'
import { CheckHead } from './Check.tsx'
import css from './check.module.css'

const text = importText.reconcile

/** What has been written and what has not: every row of the file is accounted for. */
export const Reconcile = ({ view, onDownload }: { readonly view: ImportView; readonly onDownload: () => void }) => {
  const { balance } = view
  if (!balance) return null
  const bad = balance.rejected + balance.waiting
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
        {bad > 0 && (
          <Button icon={<DownloadOutlined />} onClick={onDownload}>
            {importText.problems.download(countWords(bad))}
          </Button>
        )}
        <Link to="/residents">
          <Button>{text.residents}</Button>
        </Link>
        <Link to="/imports">
          <Button type="primary">{text.another}</Button>
        </Link>
      </p>
      {balance.rejected > 0 && <p className="hint">{text.rejectedHint}</p>}
      {balance.waiting > 0 && <p className="hint">{text.waitingHint}</p>}
    </>
  )
}
