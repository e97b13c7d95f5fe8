import { DownloadOutlined } from '@ant-design/icons'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { download } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { importText as text } from '../../text/import.ts'
import { type Target, targets } from './targets.ts'
import css from './templates.module.css'

/** A template per form, made from its definition. */
export const Templates = () => {
  const [problem, setProblem] = useState<string | null>(null)
  const fetchOne = async ({ id, label }: Target): Promise<void> => {
    setProblem(null)
    try {
      await download(api.work.template, text.templateFile(label), { params: { form: id } })
    } catch (error) {
      setProblem(isProblem(error) ? error.title : text.unknown)
    }
  }
  return (
    <section className="card" aria-labelledby="templates-title">
      <h2 id="templates-title">{text.templates}</h2>
      <p className="hint">{text.templatesHint}</p>
      <p className={css.list}>
        {targets(text.roster).map((target) => (
          <Button key={target.id} icon={<DownloadOutlined />} onClick={() => fetchOne(target)}>
            {text.template(target.label)}
          </Button>
        ))}
      </p>
      {problem && <p role="alert">{problem}</p>}
    </section>
  )
}
