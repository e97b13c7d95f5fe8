import { Link } from '@tanstack/react-router'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { residentsText as words } from '../../text/residents.ts'
import { FindField } from './Filters.tsx'
import { PersonLink } from './PersonLink.tsx'
import style from './Residents.module.css'

const Found = ({ q }: { readonly q: string }) => {
  const list = useCall(residents.list, { query: { q, limit: 20 } })
  return (
    <Await of={list} what={words.title} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty text={words.notHere(q)} />
        ) : (
          <ul className={style.found}>
            {items.map((row) => (
              <li key={row.resident_id}>
                <PersonLink row={row} />
              </li>
            ))}
          </ul>
        )
      }
    </Await>
  )
}

/** 来人: someone stands at the door. Find the person, or open a new record. */
const ArrivePage = () => {
  const [{ q = '' }, change] = useUrl()
  return (
    <Page title={words.arrive} back>
      <div className={style.page}>
        <p className="hint">{words.arriveHint}</p>
        <FindField q={q} label={words.findLabel} autoFocus onFind={(text) => change({ q: text })} />
        {q && <Found q={q} />}
        <p>
          <Link to="/residents/new" className="door">
            {words.registerHim}
          </Link>
        </p>
      </div>
    </Page>
  )
}

export default ArrivePage
