import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { FigurePage, FigurePerson } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText } from '../../../../text/figures.ts'
import type { ListName } from '../../scope.ts'
import css from './persons.module.css'

const text = figuresText.drill

/** The person's name as the way to their page, where the reader may go there. */
export const Name = ({ person, page }: { readonly person: FigurePerson; readonly page: FigurePage }) =>
  person.may_open ? (
    <Link
      className="door"
      data-row-door=""
      to="/residents/$id"
      params={{ id: person.resident_id }}
      search={{ why: page.row.indicator, on: page.to }}
    >
      {person.name}
    </Link>
  ) : (
    <span>{person.name}</span>
  )

/** `X-ABSENT 外出满6个月`: the words first, the code small behind them. */
const Reason = ({ text: reason }: { readonly text: string }) => {
  const [code, ...words] = reason.split(' ')
  return words.length === 0 ? (
    <span>{reason}</span>
  ) : (
    <span>
      {words.join(' ')} <small className="hint">{code}</small>
    </span>
  )
}

/** The clauses that are unmet (or met) in words, or why the person does not count at all. */
export const Why = ({ person, list }: { readonly person: FigurePerson; readonly list: ListName }) => {
  const shown = person.clauses.filter(({ state }) => (list === 'not-met' ? state === 'unmet' : state === 'met'))
  if (person.reason) return <Reason text={person.reason} />
  if (shown.length === 0) return <span>{text.none}</span>
  return (
    <ul className={css.why}>
      {shown.map(({ code, text: words, sentence = words }) => (
        <li key={`${code}.${sentence}`}>
          {list === 'not-met' && <CloseOutlined className={css.cross} aria-hidden="true" />} {sentence}
        </li>
      ))}
    </ul>
  )
}
