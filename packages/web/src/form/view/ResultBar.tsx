import { PrinterOutlined } from '@ant-design/icons'
import type { ResultItem } from '@wangdi/kernel/form/form.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { formText } from '../../text/form.ts'
import style from './FormView.module.css'

const tones: Readonly<Record<string, string>> = { over: style.over, due: style.due, met: style.met }

/** The bar at the bottom, on the desktop the panel at the right: class, next step and next date on every keystroke, and the one next step. */
export const ResultBar = (props: {
  readonly result: readonly ResultItem[]
  readonly message: ReactNode
  readonly primary: string
  readonly saving: boolean
  readonly onSave: () => void
  readonly onDraft?: () => void
  /** Stands above: the forms of a visit. */
  readonly children?: ReactNode
}) => {
  const { result, message, primary, saving, onSave, onDraft, children } = props
  const critical = result.some(({ tone }) => tone === 'over')
  return (
    <footer className={style.bar} data-print="no">
      {children}
      <dl className={style.items} aria-label={formText.result} aria-live={critical ? 'assertive' : 'polite'}>
        {result.map(({ label, value, tone = 'plain' }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={tones[tone]}>{value}</dd>
          </div>
        ))}
      </dl>
      <p role="alert" className={style.message}>
        {message}
      </p>
      <div className={style.buttons}>
        {onDraft && <Button onClick={onDraft}>{formText.draft}</Button>}
        <Button className={style.print} icon={<PrinterOutlined />} onClick={() => window.print()}>
          {formText.print}
        </Button>
        <Button className={style.primary} type="primary" onClick={onSave} disabled={saving}>
          {saving ? formText.saving : primary}
        </Button>
      </div>
    </footer>
  )
}
