import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { type ResultsView, results } from '@wangdi/kernel/api/routes/results.ts'
import { Button } from 'antd'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { dayWords } from '../../parts/format.ts'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { residentText } from '../../text/resident.ts'
import { resultText as words } from '../../text/result-sheet.ts'
import { Deliver } from './Deliver.tsx'
import { Paper } from './Paper.tsx'
import style from './ResultSheet.module.css'

const Delivery = ({ view }: { readonly view: ResultsView }) => {
  const { today } = useMe()
  const { date, due_by } = view.sheet.delivery
  if (date) return <StatusChip state="met">{words.delivered(dayWords(date, today))}</StatusChip>
  if (!due_by) return null
  return <StatusChip state={due_by < today ? 'overdue' : 'due'}>{words.due(dayWords(due_by, today))}</StatusChip>
}

/** The printing is noted before the sheet goes to the printer. */
const print = async (id: string): Promise<void> => {
  await call(results.printed, { params: { id } })
  window.print()
}

/** 结果反馈单: seen as it is printed, with its delivery. */
const ResultSheetPage = () => {
  const { id = '' } = useParams({ strict: false })
  const answer = useCall(results.view, { params: { id } })
  const view = answer.data
  const name = view?.sheet.name ?? ''
  return (
    <Page
      title={[name, words.title].filter(Boolean).join(' · ')}
      heading={view === undefined}
      back
      crumbs={
        view
          ? [
              { label: residentText.crumb, to: '/residents' },
              { label: name, to: '/residents/$id', params: { id: view.resident_id } },
              { label: words.title },
            ]
          : []
      }
    >
      <Await of={answer} what={words.what} rows={10}>
        {(found) => (
          <div className={style.page}>
            <div className={style.bar} data-print="no">
              <h1>{words.for(name)}</h1>
              <Delivery view={found} />
              <span className={style.push} />
              {found.may.print && (
                <Button icon={<PrinterOutlined />} onClick={() => void print(found.record_id)}>
                  {words.print}
                </Button>
              )}
              {found.may.deliver && !found.sheet.delivery.date && <Deliver view={found} />}
            </div>
            <Paper view={found} />
          </div>
        )}
      </Await>
    </Page>
  )
}

export default ResultSheetPage
