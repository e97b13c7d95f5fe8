import { InboxOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Select } from 'antd'
import { type DragEvent, useState } from 'react'
import { upload } from '../../api/client.ts'
import { isProblem, problemWords } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { importText as text } from '../../text/import.ts'
import { targetOptions } from './targets.ts'
import css from './uploads.module.css'

interface Sent {
  readonly name: string
  readonly state: 'sending' | 'sent' | 'failed'
  readonly words: string
  readonly id?: string
}

const send = async (file: File, target: string): Promise<Sent> => {
  try {
    const view = await upload(api.work.upload, file, target ? { query: { target } } : {})
    return { name: file.name, state: 'sent', words: text.sent(file.name, view.target_title), id: view.import_id }
  } catch (error) {
    const why = isProblem(error) ? problemWords(error) : text.unknown
    return { name: file.name, state: 'failed', words: text.uploadFailed(file.name, why) }
  }
}

/** Sends each file as an import of its own, one after the other; a single one opens at once. */
const useUploads = (target: string) => {
  const [files, setFiles] = useState<readonly Sent[]>([])
  const navigate = useNavigate()
  const start = async (chosen: readonly File[]): Promise<void> => {
    setFiles(chosen.map(({ name }) => ({ name, state: 'sending', words: text.uploading(name) })))
    const done: Sent[] = []
    for (const file of chosen) {
      done.push(await send(file, target))
      setFiles((before) => [...done, ...before.slice(done.length)])
    }
    await invalidate(api.work.imports)
    const [only] = done
    if (done.length === 1 && only.id) await navigate({ to: '/imports/$id', params: { id: only.id } })
  }
  return { files, start }
}

/** Where files are dropped or chosen, several at once. */
export const Uploads = () => {
  const [target, setTarget] = useState('')
  const [over, setOver] = useState(false)
  const { files, start } = useUploads(target)
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void start([...event.dataTransfer.files])
  }
  return (
    <section className="card" aria-label={text.choose}>
      <label
        className={css.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          type="file"
          multiple
          accept=".xlsx,.xls,.csv"
          className="visually-hidden"
          onChange={({ target: input }) => {
            void start([...(input.files ?? [])])
            input.value = ''
          }}
        />
        <InboxOutlined className={css.icon} aria-hidden="true" />
        <strong>{text.drop}</strong>
        <span className="hint">{text.dropHint}</span>
      </label>
      <div className={css.target}>
        <span id="target">{text.target}</span>
        <Select
          aria-labelledby="target"
          className={css.select}
          showSearch={{ optionFilterProp: 'label' }}
          value={target}
          options={[{ value: '', label: text.auto }, ...targetOptions]}
          onChange={setTarget}
        />
      </div>
      <div role="status">
        <ul className={css.files}>
          {files.map(({ name, state, words }) => (
            <li key={name} data-state={state}>
              {words}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
