import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useMe } from '../api/me.ts'
import { zh } from '../text/zh.ts'
import { JobChip } from './JobChip.tsx'
import style from './Page.module.css'
import { SearchBox } from './SearchBox.tsx'

export interface Crumb {
  readonly label: string
  readonly to?: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, string | undefined>>
}

const Crumbs = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => (
  <ol className={style.crumbs}>
    {crumbs.map(({ label, to, params, search }) => (
      <li key={label}>
        {to ? (
          <Link to={to} params={params} search={search}>
            {label}
          </Link>
        ) : (
          <span aria-current="page">{label}</span>
        )}
      </li>
    ))}
  </ol>
)

const Back = () => {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  return (
    <button
      type="button"
      className={style.back}
      aria-label={zh.back}
      onClick={() => (canGoBack ? router.history.back() : router.navigate({ to: '/' }))}
    >
      <ArrowLeftOutlined />
    </button>
  )
}

/**
 * A page: the bar on top says where one is, then the content. Figure pages put period selectors into `scope` and
 * never carry the search box; person pages set `search`. With `heading={false}` the content has its own h1.
 */
export const Page = (props: {
  readonly title: string
  readonly heading?: boolean
  readonly crumbs?: readonly Crumb[]
  readonly scope?: ReactNode
  readonly actions?: ReactNode
  readonly search?: boolean
  readonly back?: boolean
  /** On the phone the content draws its own head. */
  readonly bare?: boolean
  readonly children: ReactNode
}) => {
  const { title, heading = true, crumbs, scope, actions, search, back, bare, children } = props
  const me = useMe()
  useEffect(() => {
    document.title = `${title} · ${zh.product}`
  }, [title])
  return (
    <>
      <header className={`${style.bar} ${bare ? style.bare : ''}`} data-print="no">
        {back && <Back />}
        {crumbs && <Crumbs crumbs={crumbs} />}
        {back && !heading && <span className={style.here}>{crumbs?.at(-1)?.label}</span>}
        {heading && <h1 className={style.title}>{title}</h1>}
        {scope && <div className={style.scope}>{scope}</div>}
        <span className={style.push} />
        {me.demonstration && <span className={style.demo}>{zh.state.demo}</span>}
        <JobChip />
        {actions}
        {search && <SearchBox />}
      </header>
      <main id="content" tabIndex={-1} className={style.content}>
        {children}
      </main>
    </>
  )
}
