import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { problemWords } from '../../api/problem.ts'
import type { Search } from '../../frame/url.ts'
import { importText as text } from '../../text/import.ts'
import css from './import.module.css'
import { shownStep } from './steps.ts'
import type { ImportActs, Mapping } from './useImport.ts'
import { CheckHead, CheckStart } from './wizard/Check.tsx'
import { Footer } from './wizard/Footer.tsx'
import { Codes } from './wizard/mapping/Codes.tsx'
import { Columns } from './wizard/mapping/Columns.tsx'
import { Detect } from './wizard/mapping/Detect.tsx'
import { Problems } from './wizard/Problems.tsx'
import { Progress } from './wizard/Progress.tsx'
import { Reconcile } from './wizard/Reconcile.tsx'

interface Props {
  readonly view: ImportView
  readonly acts: ImportActs
  readonly url: Search
  readonly change: (patch: Search, push?: boolean) => void
  readonly onDownload: () => void
}

/** What went wrong with the last act, said where the work is. */
export const ActProblem = ({ acts }: { readonly acts: ImportActs }) => {
  const problem = acts.map.error ?? acts.check.error ?? acts.run.error
  return (
    problem && (
      <p role="alert" className={css.problem}>
        {problemWords(problem)} <small>{problem.code}</small>
      </p>
    )
  )
}

const Checked = ({ view, acts, url, change, onDownload }: Props) => {
  const recheck = (mapping: Mapping) => acts.map.mutate(mapping, { onSuccess: () => acts.check.mutate() })
  const busy = acts.map.isPending || acts.check.isPending || acts.run.isPending
  return (
    <div className={`${css.stack} ${css.fill}`}>
      <CheckHead view={view} title={text.check.done} />
      <Problems
        view={view}
        selected={url['problem']}
        onSelect={(problem) => change({ problem })}
        onDownload={onDownload}
        busy={busy}
        onRecheck={recheck}
      />
      <Footer
        view={view}
        busy={busy}
        onBack={() => change({ step: view.codes.length > 0 ? 'codes' : 'columns' }, true)}
        onRun={() => acts.run.mutate(undefined, { onSuccess: () => change({ step: undefined }) })}
      />
    </div>
  )
}

const Failed = ({ view, acts }: Pick<Props, 'view' | 'acts'>) => (
  <div className={css.stack}>
    <Progress view={view} title={text.run.resume} />
    <p>
      <Button type="primary" loading={acts.run.isPending} onClick={() => acts.run.mutate()}>
        {text.run.again}
      </Button>
    </p>
  </div>
)

/** The part of the wizard for the step that is shown. */
export const Body = (props: Props) => {
  const { view, acts, url, change, onDownload } = props
  const busy = acts.map.isPending || acts.check.isPending
  const toCheck = () => acts.check.mutate(undefined, { onSuccess: () => change({ step: undefined }) })
  const afterColumns = (next: ImportView) => (next.codes.length > 0 ? change({ step: 'codes' }, true) : toCheck())
  switch (shownStep(view, url['step'])) {
    case 'upload':
    case 'detect':
      return (
        <Detect
          key={`${view.target} ${view.sheet} ${view.header_row}`}
          view={view}
          busy={busy}
          onAgain={(mapping) => acts.map.mutate(mapping, { onSuccess: () => change({ step: 'detect' }) })}
          onNext={() => change({ step: 'columns' }, true)}
        />
      )
    case 'columns':
      return (
        <Columns
          key={`${view.target} ${view.sheet} ${view.header_row}`}
          view={view}
          busy={busy}
          onNext={(mapping) => acts.map.mutate(mapping, { onSuccess: afterColumns })}
        />
      )
    case 'codes':
      return <Codes view={view} busy={busy} onNext={(mapping) => acts.map.mutate(mapping, { onSuccess: toCheck })} />
    case 'check':
      return view.state === 'checked' ? (
        <Checked {...props} />
      ) : (
        <CheckStart view={view} busy={busy} onStart={toCheck} />
      )
    case 'run':
      return view.state === 'failed' ? (
        <Failed view={view} acts={acts} />
      ) : (
        <Progress view={view} title={text.run.running} />
      )
    case 'reconcile':
      return (
        <Reconcile
          view={view}
          selected={url['problem']}
          onSelect={(problem) => change({ problem })}
          onDownload={onDownload}
        />
      )
  }
}
