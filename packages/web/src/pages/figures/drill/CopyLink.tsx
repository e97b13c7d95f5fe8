import { LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { figuresText } from '../../../text/figures.ts'

/** Copies the address, which holds everything that changes the figure and nobody's name. */
export const CopyLink = () => {
  const [copied, setCopied] = useState(false)
  const copy = () => navigator.clipboard?.writeText(window.location.href).then(() => setCopied(true))
  return (
    <Button type="link" icon={<LinkOutlined />} onClick={copy} onBlur={() => setCopied(false)}>
      <span role="status">{copied ? figuresText.drill.copied : figuresText.drill.copy}</span>
    </Button>
  )
}
