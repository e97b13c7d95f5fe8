import { Link, useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { print } from '@wangdi/kernel/api/routes/print.ts'
import type { RecordView } from '@wangdi/kernel/api/routes/records.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { download } from '../../api/client.ts'
import { may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { printText } from '../../text/print.ts'
import { recordText as words } from '../../text/record.ts'
import { residentText } from '../../text/resident.ts'
import { resultText } from '../../text/result-sheet.ts'
import { fileOf } from '../print/crumbs.ts'
import style from './Record.module.css'
import { Versions } from './Versions.tsx'
import { VoidRecord } from './VoidRecord.tsx'

/** The record on paper: on the screen as it will be printed, and as a file. */
const Paper = ({ record }: { readonly record: RecordView }) => {
  const me = useMe()
  const form = formOf(record.form)
  if (!form || !may(me, `P:${form.dataClass}`) || record.status === 'draft' || record.status === 'voided') return null
  const params = { id: record.record_id }
  return (
    <>
      <Link to="/records/$id/print" params={params} className={style.button}>
        {printText.print}
      </Link>
      <button
        type="button"
        className={style.button}
        onClick={() => void download(print.pdf, fileOf(record.form), { params })}
      >
        {printText.pdf}
      </button>
    </>
  )
}

const Head = ({ record }: { readonly record: RecordView }) => (
  <header className={style.head}>
    <h1>{record.title}</h1>
    {record.status === 'voided' && <StatusChip state="none">{words.voided}</StatusChip>}
    <span>{words.service(record.service_date)}</span>
    <span className="hint">{[record.unit_name, record.provider].filter(Boolean).join(' ')}</span>
    <span className={style.push} />
    {record.resident_id && record.may.correct && record.status !== 'voided' && (
      <Link
        to="/residents/$id/forms/$form"
        params={{ id: record.resident_id, form: record.form }}
        search={{ record: record.record_id }}
        className={style.button}
      >
        {words.correct}
      </Link>
    )}
    {record.status !== 'draft' && record.status !== 'voided' && formOf(record.form)?.sheet && (
      <Link to="/records/$id/results" params={{ id: record.record_id }} className={style.button}>
        {resultText.open}
      </Link>
    )}
    <Paper record={record} />
    {record.may.void && record.status !== 'voided' && <VoidRecord record={record} />}
  </header>
)

/** A record: what it says now, who filled it in, and every version before, side by side. */
const RecordPage = () => {
  const { id = '' } = useParams({ strict: false })
  const answer = useCall(records.view, { params: { id } })
  const record = answer.data
  const name = record?.resident_name ?? ''
  return (
    <Page
      title={[name, record?.title].filter(Boolean).join(' · ') || words.versions}
      heading={record === undefined}
      back
      search
      crumbs={
        record
          ? [
              { label: residentText.crumb, to: '/residents' },
              ...(record.resident_id
                ? [{ label: name, to: '/residents/$id', params: { id: record.resident_id } }]
                : []),
              { label: record.title },
            ]
          : []
      }
    >
      <div className={style.page}>
        <Await of={answer} what={words.versions} rows={10}>
          {(view) => (
            <Veil on={isRestricted(formOf(view.form)?.dataClass ?? 'D1')}>
              <Head record={view} />
              {view.findings.length > 0 && (
                <section className="card" aria-labelledby="findings">
                  <h2 id="findings">{words.findings}</h2>
                  <ul>
                    {view.findings.map((found) => (
                      <li key={`${found.code} ${found.field}`}>{found.message_zh}</li>
                    ))}
                  </ul>
                </section>
              )}
              <Versions record={view} form={formOf(view.form)} />
            </Veil>
          )}
        </Await>
      </div>
    </Page>
  )
}

export default RecordPage
