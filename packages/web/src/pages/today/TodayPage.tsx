import { useInfiniteQuery } from '@tanstack/react-query'
import type { Today } from '@wangdi/kernel/api/answers/residents.ts'
import type { QueryOf } from '@wangdi/kernel/api/route.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useRef } from 'react'
import { call } from '../../api/client.ts'
import { useLastSaved } from '../../api/last-saved.ts'
import { useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { keyOf } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { useWidth } from '../../parts/width.ts'
import { todayText } from '../../text/today.ts'
import { ResidentView } from '../resident/ResidentView.tsx'
import style from './Today.module.css'
import { ORDER, TodayHead } from './TodayHead.tsx'
import { WorkList } from './WorkList.tsx'

type Query = QueryOf<typeof residents.today>
export type Bucket = NonNullable<Query['bucket']>

const PAGE = 60
const buckets: readonly Bucket[] = ['today', 'overdue', 'week', 'done']
/** From this width on the list stands left and the chosen person right. */
const TWO_PANES = 1000

const useToday = (query: Query) =>
  useInfiniteQuery<Today, ApiProblem, readonly Today[], readonly unknown[], string | undefined>({
    queryKey: keyOf(residents.today, query),
    queryFn: ({ pageParam }) => call(residents.today, { query: { ...query, after: pageParam, limit: PAGE } }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages,
  })

/** Whom to see today, why, and how long it has been owed. */
const TodayPage = () => {
  const me = useMe()
  const [url, change] = useUrl()
  const bucket = buckets.find((each) => each === url.bucket) ?? 'today'
  const order = (url.order ?? localStorage.getItem(ORDER)) === 'group' ? 'group' : 'urgency'
  const today = useToday({ bucket, order, village: url.village })
  const frame = useRef<HTMLDivElement>(null)
  const wide = useWidth(frame) >= TWO_PANES
  const lastSaved = useLastSaved()
  const chosen = url.p ?? today.data?.[0].items[0]?.resident_id
  return (
    <Page title={todayText.title} heading={false} bare search>
      <div ref={frame} className={wide ? style.panes : ''}>
        <div className={style.left}>
          {lastSaved && (
            <p className={style.saved} role="status">
              {lastSaved}
            </p>
          )}
          <Await of={today} what={todayText.list}>
            {(pages) => (
              <>
                <TodayHead
                  me={me}
                  today={pages[0]}
                  bucket={bucket}
                  order={order}
                  village={url.village}
                  change={change}
                />
                <WorkList
                  pages={pages}
                  bucket={bucket}
                  village={url.village}
                  order={order}
                  selected={wide ? chosen : undefined}
                  onSelect={wide ? (id) => change({ p: id }) : null}
                  onMore={today.hasNextPage ? () => today.fetchNextPage() : null}
                  change={change}
                />
              </>
            )}
          </Await>
        </div>
        {wide && (
          <div className={style.right}>
            {chosen ? <ResidentView key={chosen} id={chosen} /> : <Empty text={todayText.choose} />}
          </div>
        )}
      </div>
    </Page>
  )
}

export default TodayPage
