import { Button } from 'antd'
import { useState } from 'react'
import { accountsText } from '../../text/accounts.ts'
import css from './accounts.module.css'

const text = accountsText.first

interface Props {
  readonly name: string
  readonly password: string
  readonly onClose: () => void
}

/** A first password, shown until it is put away and never again. */
export const FirstPassword = ({ name, password, onClose }: Props) => {
  const [copied, setCopied] = useState(false)
  return (
    <section className={`card ${css.first}`} role="status" aria-labelledby="first-title">
      <h2 id="first-title">{text.title(name)}</h2>
      <code className={css.password}>{password}</code>
      <p className="hint">{text.once}</p>
      <p className={css.acts}>
        <Button onClick={() => navigator.clipboard?.writeText(password).then(() => setCopied(true))}>
          {copied ? text.copied : text.copy}
        </Button>
        <Button type="primary" onClick={onClose}>
          {text.close}
        </Button>
      </p>
    </section>
  )
}
