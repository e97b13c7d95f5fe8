import { ArrowLeftOutlined } from '@ant-design/icons'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { countWords } from '../../../parts/format.ts'
import { importText } from '../../../text/import.ts'
import { agrees, writable } from './balance.ts'
import css from './footer.module.css'

const text = importText.footer

const runWords = (rows: number, drafts: number): string => {
  if (rows > 0) return text.run(countWords(rows))
  return drafts > 0 ? text.runDrafts(countWords(drafts)) : text.nothing
}

interface Props {
  readonly view: ImportView
  readonly busy: boolean
  readonly onBack: () => void
  readonly onRun: () => void
}

/** What can be imported now, what waits, and the one button whose words say what happens. */
export const Footer = ({ view, busy, onBack, onRun }: Props) => {
  const { balance } = view
  if (!balance) return null
  const rows = writable(balance)
  const some = rows + balance.waiting > 0
  return (
    <footer className={css.footer}>
      <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
        {view.codes.length > 0 ? text.back : text.backColumns}
      </Button>
      <p className={css.words}>{balance.waiting > 0 ? text.waiting(countWords(balance.waiting)) : text.clean}</p>
      <Button type="primary" size="large" loading={busy} disabled={!some || !agrees(balance)} onClick={onRun}>
        {runWords(rows, balance.waiting)}
      </Button>
    </footer>
  )
}
