import type { ImportProblem, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { countWords } from '../../../parts/format.ts'
import { importText } from '../../../text/import.ts'
import css from './problems.module.css'
import { isMarked, shownCell, shownColumns } from './rows.ts'

const text = importText.problems

/** Some rows of one kind of problem, as they stand in the file, the cell in question marked. */
export const ProblemRows = ({ view, problem }: { readonly view: ImportView; readonly problem: ImportProblem }) => {
  const columns = shownColumns(view, problem.examples)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={text.sample}>
      <table className={css.rows}>
        <caption className="visually-hidden">{problem.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.row}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">{text.message}</th>
          </tr>
        </thead>
        <tbody>
          {problem.examples.map((example) => (
            <tr key={`${example.row}.${example.field}`}>
              <th scope="row" className={css.number}>
                {countWords(example.row)}
              </th>
              {columns.map((column) => {
                const marked = isMarked(view, example, column)
                return (
                  <td key={column} data-marked={marked ? problem.severity : undefined}>
                    {marked ? <mark>{shownCell(view, example, column) || '—'}</mark> : shownCell(view, example, column)}
                  </td>
                )
              })}
              <td className={css.message}>{example.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
