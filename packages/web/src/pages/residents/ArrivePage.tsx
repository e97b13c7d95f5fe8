import { Link } from '@tanstack/react-router'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { sexWords, yearsWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { Tag } from '../../parts/StatusChip.tsx'
import { residentsText as words } from '../../text/residents.ts'
import { FindField } from './Filters.tsx'
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
                <Link to="/residents/$id" params={{ id: row.resident_id }} className={style.person}>
                  <strong>{row.name}</strong>
                  <span>
                    {sexWords(row.sex)} {yearsWords(row.age)} · {row.village_name}
                    {row.group}
                  </span>
                  <span className="hint">{row.id_masked}</span>
                  {row.programmes.map(({ id, label }) => (
                    <Tag key={id}>{label}</Tag>
                  ))}
                </Link>
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
