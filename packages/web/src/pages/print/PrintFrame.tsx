import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import type { PrintView } from '@wangdi/kernel/api/routes/print.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { isProblem, problemWords } from '../../api/problem.ts'
import { SheetTable } from '../../parts/SheetTable.tsx'
import { printText as words } from '../../text/print.ts'
import { zh } from '../../text/zh.ts'
import style from './Print.module.css'

type Papers = Pick<PrintView, 'title' | 'sheets' | 'name' | 'code' | 'foot'>

/** Sheets as they come out of the printer, with the ways to get them there. */
export const PrintFrame = ({ view, onPdf }: { readonly view: Papers; readonly onPdf: () => Promise<void> }) => {
  const [problem, setProblem] = useState('')
  const fetchPdf = (): Promise<void> =>
    onPdf().then(
      () => setProblem(''),
      (error: unknown) => setProblem(isProblem(error) ? problemWords(error) : zh.state.noServer),
    )
  return (
    <div className={style.page}>
      <div className={style.bar} data-print="no">
        <h1>{view.name ? `${view.title} · ${view.name}` : view.title}</h1>
        <span className={style.push} />
        <Button icon={<DownloadOutlined />} onClick={() => void fetchPdf()}>
          {words.pdf}
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="hint" data-print="no">
        {words.back}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and a keyboard has to reach it */}
      <section className={style.paper} aria-label={words.sheet} tabIndex={0}>
        {view.sheets.map((sheet, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their place
          <SheetTable key={at} sheet={sheet} name={view.name} code={view.code} foot={view.foot} />
        ))}
      </section>
    </div>
  )
}
