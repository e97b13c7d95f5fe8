import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type GlassRow, glass } from '@wangdi/kernel/api/routes/glass.ts'
import { Button } from 'antd'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate, useCall } from '../../api/query.ts'
import { momentWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { glassText as words } from '../../text/glass.ts'
import style from './Glass.module.css'

type Verdict = 'fit' | 'doubt'

const Row = ({ row }: { readonly row: GlassRow }) => {
  const { today } = useMe()
  const review = useMutation<unknown, ApiProblem, Verdict>({
    mutationFn: (verdict) => call(glass.review, { params: { id: row.glass_id }, body: { verdict } }),
    onSuccess: () => invalidate(glass.list),
  })
  return (
    <li className={style.row}>
      <Link to="/residents/$id" params={{ id: row.resident_id }}>
        {row.name}
      </Link>
      <span>{words.by(row.by, row.unit, momentWords(row.at, today))}</span>
      <span>
        {row.reason}：{row.note}
      </span>
      {row.verdict ? (
        <span>{words[row.verdict]}</span>
      ) : (
        <>
          <span className="hint">{words.reviewBy(row.review_by)}</span>
          <Button onClick={() => review.mutate('fit')}>{words.fit}</Button>
          <Button onClick={() => review.mutate('doubt')}>{words.doubt}</Button>
        </>
      )}
      {review.error && <span role="alert">{review.error.message}</span>}
    </li>
  )
}

/** Looks of others at one's own people, to be judged 合理 or 存疑 within seven days. */
export const ReviewList = () => {
  const list = useCall(glass.list, {})
  return (
    <section className="card" aria-labelledby="glass-review">
      <h2 id="glass-review">{words.review}</h2>
      <Await of={list} what={words.review}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text={words.none} />
          ) : (
            <ul>
              {items.map((row) => (
                <Row key={row.glass_id} row={row} />
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  )
}
