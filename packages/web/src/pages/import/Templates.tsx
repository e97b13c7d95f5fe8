import { DownloadOutlined } from '@ant-design/icons'
import { api } from '@wangdi/kernel/api/routes.ts'
import { ROSTER } from '@wangdi/kernel/import/target.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { download } from '../../api/client.ts'
import { isProblem, problemWords } from '../../api/problem.ts'
import { importText as text } from '../../text/import.ts'
import { targetOptions } from './targets.ts'
import css from './templates.module.css'

/** A template per form, made from its definition. */
export const Templates = () => {
  const [form, setForm] = useState(ROSTER)
  const [problem, setProblem] = useState('')
  const fetchOne = async (): Promise<void> => {
    setProblem('')
    const label = targetOptions.find(({ value }) => value === form)?.label ?? form
    try {
      await download(api.work.template, text.templateFile(label), { params: { form } })
    } catch (error) {
      setProblem(isProblem(error) ? problemWords(error) : text.unknown)
    }
  }
  return (
    <section className="card" aria-labelledby="templates-title">
      <h2 id="templates-title">{text.templates}</h2>
      <p className="hint">{text.templatesHint}</p>
      <div className={css.list}>
        <Select
          aria-label={text.templateForm}
          className={css.select}
          showSearch={{ optionFilterProp: 'label' }}
          value={form}
          options={[...targetOptions]}
          onChange={setForm}
        />
        <Button icon={<DownloadOutlined />} onClick={fetchOne}>
          {text.template}
        </Button>
      </div>
      <p role="alert">{problem}</p>
    </section>
  )
}
