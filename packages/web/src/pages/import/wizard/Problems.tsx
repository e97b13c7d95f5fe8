import { DownloadOutlined, InfoCircleOutlined, QuestionCircleOutlined, StopOutlined } from '@ant-design/icons'
import type { CodeGuess, ImportProblem, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useArrowKeys } from '../../../parts/arrows.ts'
import { countWords } from '../../../parts/format.ts'
import { Empty } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { importText } from '../../../text/import.ts'
import type { Mapping } from '../useImport.ts'
import { CodeTable, mappingWith, proposedCodes } from './mapping/CodeTable.tsx'
import { ProblemRows } from './ProblemRows.tsx'
import css from './problems.module.css'

const text = importText.problems

const signs: Readonly<Record<ImportProblem['severity'], ReactNode>> = {
  reject: <StopOutlined />,
  waiting: <QuestionCircleOutlined />,
  info: <InfoCircleOutlined />,
}

interface Props {
  readonly view: ImportView
  readonly selected: string | undefined
  readonly onSelect: (code: string) => void
  readonly onDownload: () => void
  readonly busy?: boolean
  /** Left out when everything is written: nothing can be decided any more. */
  readonly onRecheck?: (mapping: Mapping) => void
}

const Kinds = ({ view, selected, onSelect, onDownload }: Omit<Props, 'busy' | 'onRecheck'>) => {
  const keys = useArrowKeys()
  const bad = (view.balance?.rejected ?? 0) + (view.balance?.waiting ?? 0)
  return (
    <section className={css.card} aria-labelledby="kinds-title">
      <header className={css.head}>
        <h2 id="kinds-title">{text.title(view.problems.length)}</h2>
        {bad > 0 && (
          <Button icon={<DownloadOutlined />} onClick={onDownload}>
            {text.download(countWords(bad))}
          </Button>
        )}
      </header>
      <ul onKeyDown={keys}>
        {view.problems.map((problem) => (
          <li key={problem.code}>
            <button
              type="button"
              className={css.kind}
              aria-pressed={problem.code === selected}
              onClick={() => onSelect(problem.code)}
            >
              <span className={css.severity} data-severity={problem.severity}>
                {signs[problem.severity]} {text.severity[problem.severity]}
              </span>
              <span>
                {problem.title}
                <span className={css.wayOut}>{problem.way_out}</span>
              </span>
              <b>{text.rows(countWords(problem.rows))}</b>
            </button>
          </li>
        ))}
      </ul>
      <p className={css.foot}>
        {text.foot.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </section>
  )
}

/** Wordings without a code that a kind of problem is about: settled once, for all rows. */
const openGuesses = (view: ImportView, problem: ImportProblem): readonly CodeGuess[] => {
  const fields = new Set(problem.examples.map(({ field }) => field))
  const label = new Map(view.keys.map((one) => [one.key, one.label]))
  return view.codes.filter(({ key, code }) => code === null && (fields.has(key) || fields.has(label.get(key) ?? '')))
}

interface DecisionProps extends Required<Pick<Props, 'view' | 'onRecheck'>> {
  readonly guesses: readonly CodeGuess[]
  readonly busy?: boolean
}

const Decision = ({ view, guesses, busy, onRecheck }: DecisionProps) => {
  const [codes, setCodes] = useState(() => proposedCodes(guesses))
  return (
    <>
      <CodeTable view={view} guesses={guesses} codes={codes} onChange={setCodes} />
      <p className={css.decide}>
        <Button loading={busy} onClick={() => onRecheck(mappingWith(view, codes))}>
          {importText.footer.recheck}
        </Button>
      </p>
    </>
  )
}

/** Kinds of problems with their row counts and the way out; beside them the rows of the kind that is chosen. */
export const Problems = (props: Props) => {
  const { view, selected, busy, onRecheck } = props
  const problem = view.problems.find(({ code }) => code === selected) ?? view.problems[0]
  if (!problem) return <Empty text={text.none} />
  const guesses = onRecheck ? openGuesses(view, problem) : []
  return (
    <div className={css.grid}>
      <Kinds {...props} selected={problem.code} />
      <section className={css.card} aria-labelledby="kind-title">
        <header className={css.head}>
          <h2 id="kind-title">
            {problem.title} <span className="hint">{text.rows(countWords(problem.rows))}</span>
          </h2>
          {guesses.length > 0 && <StatusChip state="due">{text.oneForAll}</StatusChip>}
        </header>
        {onRecheck && guesses.length > 0 && (
          <Decision key={problem.code} view={view} guesses={guesses} busy={busy} onRecheck={onRecheck} />
        )}
        <h3 className={css.sample}>
          {text.sample} <span className="hint">{text.sampleHint(problem.examples.length)}</span>
        </h3>
        <ProblemRows view={view} problem={problem} />
      </section>
    </div>
  )
}
