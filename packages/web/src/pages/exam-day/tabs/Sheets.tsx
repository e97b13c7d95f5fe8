import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import { useMe } from '../../../api/me.ts'
import { useCall } from '../../../api/query.ts'
import { useUrl } from '../../../frame/url.ts'
import { Pager } from '../../../parts/Pager.tsx'
import { Await, Empty } from '../../../parts/States.tsx'
import { examText } from '../../../text/exam-day.ts'
import { Paper } from '../../result-sheet/Paper.tsx'
import style from '../ExamDay.module.css'

const words = examText.sheets

/** Result sheets in a batch: a page of the list is one print, each person on a sheet of their own. */
export const Sheets = ({ day }: { readonly day: string }) => {
  const me = useMe()
  const [{ after, from = '0' }, change] = useUrl()
  const list = useCall(examDays.sheets, { params: { id: day }, query: { after, limit: 20 } })
  return (
    <Await of={list} what={examText.tabs.sheets} rows={10}>
      {({ items, next }) =>
        items.length === 0 && !next ? (
          <Empty text={words.none} />
        ) : (
          <>
            <div className={style.bar} data-print="no">
              <Button type="primary" onClick={() => window.print()}>
                {words.print}
              </Button>
            </div>
            {items.map(({ record_id, sheet }) => (
              <div key={record_id} className={style.sheet}>
                <Paper view={{ sheet, unit_name: me.post.unit_name }} />
              </div>
            ))}
            <div data-print="no">
              <Pager
                from={Number(from) + 1}
                shown={items.length}
                total={null}
                next={next}
                range={words.range}
                onNext={(key) => change({ after: key, from: String(Number(from) + items.length) }, true)}
                onPrevious={after ? () => window.history.back() : null}
              />
            </div>
          </>
        )
      }
    </Await>
  )
}
