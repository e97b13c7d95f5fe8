import { Button, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { type ApiProblem, OFFLINE } from '../api/problem.ts'
import { zh } from '../text/zh.ts'
import style from './States.module.css'

/** Nothing to show, said in one sentence, with the one next step where there is one. */
export const Empty = ({ text, children }: { readonly text: string; readonly children?: ReactNode }) => (
  <div className={style.empty} role="status">
    <p>{text}</p>
    {children}
  </div>
)

/** Skeleton of a list or card after 200 ms; after 8 s it says that it takes longer than usual. */
export const Loading = ({ rows = 6 }: { readonly rows?: number }) => {
  const [step, setStep] = useState<'quiet' | 'skeleton' | 'slow'>('quiet')
  useEffect(() => {
    const timers = [setTimeout(() => setStep('skeleton'), 200), setTimeout(() => setStep('slow'), 8_000)]
    return () => timers.forEach(clearTimeout)
  }, [])
  return (
    <div className={style.loading} role="status" aria-label={zh.state.loading} aria-busy="true">
      {step !== 'quiet' && <Skeleton active={false} title={false} paragraph={{ rows }} />}
      {step === 'slow' && <p className="hint">{zh.state.slow}</p>}
    </div>
  )
}

/** What failed, why, and the way out. `what` names the part: 名单, 时间轴. */
export const ErrorBlock = (props: {
  readonly problem: ApiProblem
  readonly what?: string
  readonly retry?: () => void
}) => {
  const { problem, what, retry } = props
  const refused = problem.status === 403 || problem.status === 404
  return (
    <div className={style.error} role="alert">
      <p className={style.title}>{what ? zh.state.partFailed(what) : zh.state.pageFailed}</p>
      <p>
        {problem.title}
        {problem.code !== OFFLINE && <small className={style.code}> · {problem.code}</small>}
      </p>
      {retry && !refused && <Button onClick={retry}>{zh.state.retry}</Button>}
    </div>
  )
}

interface Answer<T> {
  readonly data: T | undefined
  readonly error: ApiProblem | null
  readonly refetch: () => unknown
}
/** The three states of an answer: not yet here, failed, here. */
export const Await = <T,>(props: {
  readonly of: Answer<T>
  readonly what?: string
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}) => {
  const { of, what, rows, children } = props
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorBlock problem={of.error} what={what} retry={() => of.refetch()} />
  return <Loading rows={rows} />
}
