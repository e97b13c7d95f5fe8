import type { ResultsView } from '@wangdi/kernel/api/routes/results.ts'
import { useMe } from '../../api/me.ts'
import { dayWords } from '../../parts/format.ts'
import { resultText as words } from '../../text/result-sheet.ts'
import style from './ResultSheet.module.css'

type Row = ResultsView['sheet']['rows'][number]

const Line = ({ row }: { readonly row: Row }) => (
  <tr className={row.level === 'usual' ? '' : style.out}>
    <th scope="row">
      {row.item}
      <span className={style.result}>
        {row.result} {words.levels[row.level]}
      </span>
    </th>
    <td data-label={words.columns.usual}>{row.usual}</td>
    <td>
      {row.words}
      {row.critical && ` ${words.critical}`}
    </td>
  </tr>
)

/** The page that the resident takes home: 14 pt, 16 pt for older people, one sheet of A4. */
export const Paper = ({ view }: { readonly view: Pick<ResultsView, 'sheet' | 'unit_name'> }) => {
  const { today } = useMe()
  const { sheet } = view
  return (
    <article className={`${style.paper} ${sheet.large ? style.large : ''}`}>
      <h2>{sheet.title}</h2>
      <p>
        {sheet.name}，{sheet.opening}
      </p>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.item}</th>
            <th scope="col">{words.columns.usual}</th>
            <th scope="col">{words.columns.words}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <Line key={row.item} row={row} />
          ))}
        </tbody>
      </table>
      <h3>{words.steps}</h3>
      <ol className={style.steps}>
        {sheet.steps.map(({ text, by }) => (
          <li key={text}>
            {text}
            {by && `（${words.by(dayWords(by, today))}）`}
          </li>
        ))}
      </ol>
      <footer className={style.foot}>
        <span>{words.sign}</span>
        <span>{words.foot(view.unit_name, today)}</span>
      </footer>
    </article>
  )
}
