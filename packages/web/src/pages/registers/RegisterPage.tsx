import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { type RegisterRow, registers, type RegisterPage as View } from '@wangdi/kernel/api/routes/registers.ts'
import { type AreaNode, session } from '@wangdi/kernel/api/routes/session.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { Button } from 'antd'
import { download } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { type Search, useUrl } from '../../frame/url.ts'
import { Cuts } from '../../parts/Cuts.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { sexWords } from '../../parts/format.ts'
import { Pager } from '../../parts/Pager.tsx'
import { Await, Empty } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { registersText as words } from '../../text/registers.ts'
import style from './registers.module.css'

const NAMED = /^(met|due|over)$/

/** Facts become columns; a label that only later rows have stands at the end. */
const columnsOf = (items: readonly RegisterRow[]): readonly Column<RegisterRow>[] => {
  const labels = [...new Set(items.flatMap(({ facts }) => facts.map(({ label }) => label)))]
  return [
    {
      key: 'name',
      head: words.columns.name,
      sticky: true,
      cell: ({ resident_id, name }) => (
        <Link to="/residents/$id" params={{ id: resident_id }} className={style.name}>
          {name}
        </Link>
      ),
    },
    {
      key: 'age',
      head: words.columns.sexAge,
      cell: ({ sex, age }) => <span className={style.whole}>{`${sexWords(sex)} ${age ?? ''}`}</span>,
    },
    {
      key: 'place',
      head: words.columns.place,
      cell: ({ village_name, group }) => (
        <span className={style.whole}>
          {village_name}
          {group}
        </span>
      ),
    },
    ...labels.map((label) => ({
      key: label,
      head: label,
      cell: ({ facts }: RegisterRow) => {
        const fact = facts.find((one) => one.label === label)
        return fact && <span data-tone={NAMED.test(fact.tone ?? '') ? fact.tone : 'plain'}>{fact.value}</span>
      },
    })),
  ]
}

const Villages = (props: {
  readonly areas: readonly AreaNode[]
  readonly value: string | undefined
  readonly onChoose: (area: string) => void
}) => {
  const several = props.areas.filter(({ level }) => level === 'township').length > 1
  return (
    <select
      className={style.choice}
      aria-label={words.area}
      value={props.value ?? ''}
      onChange={(event) => props.onChoose(event.target.value)}
    >
      <option value="">{words.allAreas}</option>
      {props.areas
        .filter(({ level }) => level === 'village' || level === 'township')
        .map(({ code, name, level }) => (
          <option key={code} value={code}>
            {several && level === 'village' ? words.within(name) : name}
          </option>
        ))}
    </select>
  )
}

const People = ({ view, url }: { readonly view: View; readonly url: Search }) => {
  const [, change] = useUrl()
  const navigate = useNavigate()
  const from = Number(url.from ?? '1')
  if (view.items.length === 0) return <Empty text={words.empty} />
  return (
    <>
      <DataTable
        caption={words.ofProgramme(view.label)}
        columns={columnsOf(view.items)}
        rows={view.items}
        rowKey={({ resident_id }) => resident_id}
        onOpen={({ resident_id }) => navigate({ to: '/residents/$id', params: { id: resident_id } })}
      />
      <Pager
        from={from}
        shown={view.items.length}
        total={view.total}
        next={view.next}
        onNext={(after) => change({ after, from: String(from + view.items.length) }, true)}
        onPrevious={url.after ? () => window.history.back() : null}
      />
    </>
  )
}

const Register = ({ programme }: { readonly programme: string }) => {
  const [url, change] = useUrl()
  const areas = useCall(session.areas, {}, { staleTime: Number.POSITIVE_INFINITY })
  const query = { cut: url.cut, area: url.area, after: url.after, limit: 50 }
  const page = useCall(registers.list, { params: { programme }, query }, { placeholderData: keepPreviousData })
  const choose = (patch: Search): void => change({ ...patch, after: undefined, from: undefined })
  return (
    <Await of={page} what={words.title}>
      {(view) => (
        <div className={style.page} aria-busy={page.isFetching}>
          <div className={style.bar}>
            <Cuts
              label={words.cuts}
              cuts={view.cuts}
              chosen={url.cut ?? view.cuts[0].id}
              onChoose={(cut) => choose({ cut })}
            />
            {(areas.data?.items.length ?? 0) > 1 && (
              <Villages areas={areas.data?.items ?? []} value={url.area} onChoose={(area) => choose({ area })} />
            )}
            {view.may_export && (
              <Button
                icon={<DownloadOutlined />}
                title={words.exportHint}
                onClick={() =>
                  download(registers.export, `${words.ofProgramme(view.label)}.xlsx`, {
                    params: { programme },
                    query: { cut: url.cut, area: url.area },
                  })
                }
              >
                {words.export}
              </Button>
            )}
          </div>
          <People view={view} url={url} />
        </div>
      )}
    </Await>
  )
}

/** 名册: the persons of a programme with what it says of each; cut and page in the address. */
const RegisterPage = () => {
  const me = useMe()
  const { programme } = useParams({ strict: false })
  const known = programmes.filter(({ id }) => me.programmes.includes(id))
  const chosen = known.find(({ id }) => id === programme) ?? known.find(({ enrolForm }) => enrolForm) ?? known[0]
  return (
    <Page title={chosen ? words.ofProgramme(chosen.label) : words.title}>
      {chosen ? (
        <>
          <nav aria-label={words.programmes} className={style.programmes}>
            {known.map(({ id, label }) => (
              <Link
                key={id}
                to="/registers/$programme"
                params={{ programme: id }}
                aria-current={id === chosen.id ? 'page' : undefined}
                className={style.programme}
              >
                {label}
              </Link>
            ))}
          </nav>
          <Veil on={isRestricted(chosen.dataClass ?? 'D1')}>
            <Register key={chosen.id} programme={chosen.id} />
          </Veil>
        </>
      ) : (
        <Empty text={words.none} />
      )}
    </Page>
  )
}

export default RegisterPage
