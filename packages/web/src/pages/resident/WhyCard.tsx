import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { ClauseNode } from '@wangdi/kernel/programme/programme.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { Popover } from 'antd'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { useUrl } from '../../frame/url.ts'
import { ClauseTree, unmetCount } from '../../parts/ClauseTree.tsx'
import { dayWords } from '../../parts/format.ts'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { residentText } from '../../text/resident.ts'
import { zh } from '../../text/zh.ts'
import style from './Card.module.css'

interface Asked {
  readonly indicator: string
  readonly name: string
  readonly reading: string
  readonly on: string
  readonly tree: ClauseNode
}

/** The source of an indicator, as its definition cites it. */
const sourceOf = (indicator: string): string | null =>
  programmes.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicator)?.source ?? null

const Verdict = ({ asked }: { readonly asked: Asked }) => {
  const { tree, indicator } = asked
  const unmet = unmetCount(tree)
  const source = sourceOf(indicator)
  const state = tree.state === 'met' ? 'met' : tree.state === 'unmet' ? 'unmet' : 'none'
  return (
    <p className={style.verdict}>
      <StatusChip state={state}>{zh.clause.marks[tree.state]}</StatusChip>
      {tree.state === 'unmet' && unmet > 0 && <span>{unmet === 1 ? zh.clause.one : zh.clause.several(unmet)}</span>}
      <span className={style.push} />
      {source && (
        <Popover content={<p className={style.source}>{source}</p>} trigger="click">
          <button type="button" className={style.link}>
            {residentText.why.source}
          </button>
        </Popover>
      )}
    </p>
  )
}

/** One tree: the question, then the clauses with their facts, then the verdict. What is met may stand folded. */
export const Why = (props: { readonly asked: Asked; readonly page: ResidentPage; readonly folded?: boolean }) => {
  const { asked, page, folded = false } = props
  const { today } = useMe()
  const { tree, name, reading, on } = asked
  const repair = (form: string) =>
    page.may.record && (
      <Link to="/residents/$id/forms/$form" params={{ id: page.resident_id, form }} className={style.repair}>
        {residentText.now.startForm(formOf(form)?.short ?? '')}
      </Link>
    )
  const met = tree.state === 'met'
  const body = (
    <>
      <p className="hint">{residentText.why.asOf(reading || name, dayWords(on, today))}</p>
      <ClauseTree tree={tree} repair={repair} />
      <Verdict asked={asked} />
    </>
  )
  if (met && folded)
    return (
      <div className={style.why}>
        <details>
          <summary>
            <h2>{zh.clause.why(name)}</h2>
            <StatusChip state="met">{zh.clause.marks.met}</StatusChip>
          </summary>
          <div>{body}</div>
        </details>
      </div>
    )
  return (
    <div className={style.why}>
      <h2>{met ? zh.clause.why(name) : zh.clause.whyNot(name)}</h2>
      {body}
    </div>
  )
}

/** The tree that a figure page asked for in the address: `?why=<indicator>&on=<day>`. */
const AskedFor = (props: {
  readonly page: ResidentPage
  readonly indicator: string
  readonly on: string | undefined
}) => {
  const { page, indicator, on } = props
  const answer = useCall(residents.clauses, { params: { id: page.resident_id, indicator }, query: { on } })
  return (
    <Await of={answer} what={residentText.why.source} rows={4}>
      {(asked) => <Why asked={{ ...asked, reading: '' }} page={page} />}
    </Await>
  )
}

/** Why this person counts or not, by the headline indicators of their programmes. */
export const WhyCard = ({ page }: { readonly page: ResidentPage }) => {
  const [{ why, on }] = useUrl()
  // What a visit can mend comes before what the file itself is judged by.
  const asked = page.programmes
    .toSorted((a, b) => Number(!a.visit_form) - Number(!b.visit_form))
    .flatMap(({ clauses }) => clauses)
    .filter(({ indicator }) => indicator !== why)
    .toSorted((a, b) => Number(a.tree.state === 'met') - Number(b.tree.state === 'met'))
  if (!why && asked.length === 0) return null
  return (
    <section className="card">
      {why && <AskedFor page={page} indicator={why} on={on} />}
      {asked.map((each) => (
        <Why key={each.indicator} asked={each} page={page} folded />
      ))}
    </section>
  )
}
