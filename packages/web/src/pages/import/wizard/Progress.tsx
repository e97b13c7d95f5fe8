import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Progress as Bar } from 'antd'
import { countWords } from '../../../parts/format.ts'
import { importText as text } from '../../../text/import.ts'
import css from './wizard.module.css'

/** How many rows are done; it moves only when rows are. The page may be left. */
export const Progress = ({ view, title }: { readonly view: ImportView; readonly title: string }) => {
  const share = view.of ? Math.floor((view.done / view.of) * 100) : 0
  return (
    <section className="card" aria-labelledby="progress-title">
      <h2 id="progress-title">{title}</h2>
      {view.of !== null && <Bar percent={share} status="normal" aria-label={title} />}
      <p role="status">
        {view.of === null
          ? text.check.soFar(countWords(view.done))
          : text.check.progress(countWords(view.done), countWords(view.of))}
        {view.message && <span className={css.stop}> {view.message}</span>}
      </p>
      <p className="hint">{text.check.leave}</p>
    </section>
  )
}
