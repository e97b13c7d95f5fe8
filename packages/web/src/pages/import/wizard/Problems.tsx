import { DownloadOutlined, InfoCircleOutlined, QuestionCircleOutlined, StopOutlined } from '@ant-design/icons'
import type { ImportProblem, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useArrowKeys } from '../../../parts/arrows.ts'
import { countWords } from '../../../parts/format.ts'
import { Empty } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { importText } from '../../../text/import.ts'
import type { Mapping } from '../useImport.ts'
import { CodeTable, mappingWith, proposedCodes } from './CodeTable.tsx'
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
  readonly busy: boolean
  readonly onRecheck: (mapping: Mapping) => void
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

/** One decision for all rows of the kind, where the problem is a wording without a code. */
const Decision = ({
  view,
  problem,
  busy,
  onRecheck,
}: Pick<Props, 'view' | 'busy' | 'onRecheck'> & { readonly problem: ImportProblem }) => {
  const fields = new Set(problem.examples.map(({ field }) => field))
  const guesses = view.codes.filter(({ key, code }) => code === null && fields.has(key))
  const [codes, setCodes] = useState(() => proposedCodes(guesses))
  if (guesses.length === 0) return null
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
  const decides = view.codes.some(
    ({ key, code }) => code === null && problem.examples.some(({ field }) => field === key),
  )
  return (
    <div className={css.grid}>
      <Kinds {...props} selected={problem.code} />
      <section className={css.card} aria-labelledby="kind-title">
        <header className={css.head}>
          <h2 id="kind-title">
            {problem.title} <span className="hint">{text.rows(countWords(problem.rows))}</span>
          </h2>
          {decides && <StatusChip state="due">{text.oneForAll}</StatusChip>}
        </header>
        <Decision key={problem.code} view={view} problem={problem} busy={busy} onRecheck={onRecheck} />
        <h3 className={css.sample}>
          {text.sample} <span className="hint">{text.sampleHint(problem.examples.length)}</span>
        </h3>
        <ProblemRows view={view} problem={problem} />
      </section>
    </div>
  )
}
