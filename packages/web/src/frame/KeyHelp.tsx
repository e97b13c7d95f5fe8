import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { zh } from '../text/zh.ts'

/** The list of keys, shown by `?` where nobody is typing. */
export const KeyHelp = () => {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)
      if (event.key === '?' && !typing) setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={zh.help.title}>
      <table>
        <tbody>
          {zh.help.keys.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row" style={{ paddingRight: 24 }}>
                {keys}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
