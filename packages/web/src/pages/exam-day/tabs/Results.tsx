import { useMutation } from '@tanstack/react-query'
import type { ResultsAnswer, UnmatchedResult } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../../api/client.ts'
import { type ApiProblem, isProblem, problemWords } from '../../../api/problem.ts'
import { invalidate, useCall } from '../../../api/query.ts'
import { Await, Empty } from '../../../parts/States.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'

const words = examText.results

const after = (): Promise<unknown> =>
  invalidate(examDays.unmatched, examDays.forms, examDays.missing, examDays.alarms, examDays.view)

const Outcome = ({ of }: { readonly of: ResultsAnswer }) => (
  <div role="status" className={style.done}>
    <p>{words.done(of.read, of.filed, of.unmatched)}</p>
    {of.alarms > 0 && <p>{words.alarms(of.alarms)}</p>}
    {of.unknown.length > 0 && <p>{words.unknown(of.unknown.join('、'))}</p>}
    {of.refused.map(({ line, tube, message }) => (
      <p key={line} className={style.wrong}>
        {words.refused(line, tube, message)}
      </p>
    ))}
  </div>
)

const Problem = ({ of }: { readonly of: ApiProblem | null }) =>
  of && (
    <p role="alert" className={style.wrong}>
      {problemWords(of)}
    </p>
  )

/** Pastes or reads what the laboratory exports. */
const Paste = ({ day }: { readonly day: string }) => {
  const [text, setText] = useState('')
  const id = useId()
  const send = useMutation<ResultsAnswer, ApiProblem, void>({
    mutationFn: () => call(examDays.results, { params: { id: day }, body: { text } }),
    onSuccess: async () => {
      setText('')
      await after()
    },
  })
  return (
    <section className={style.field}>
      <label htmlFor={id}>{words.label}</label>
      <p className="hint">{words.hint}</p>
      <textarea id={id} className={style.pasted} value={text} onChange={(event) => setText(event.target.value)} />
      <div className={style.bar}>
        <label>
          <span className="hint">{words.file} </span>
          <input
            type="file"
            accept=".csv,.txt"
            onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? '')}
          />
        </label>
        <Button type="primary" disabled={text.trim() === ''} loading={send.isPending} onClick={() => send.mutate()}>
          {words.go}
        </Button>
      </div>
      <Problem of={send.error} />
      {send.data && <Outcome of={send.data} />}
    </section>
  )
}

/** Someone has looked at the tube: it is this person's, or nobody's. */
const Claim = ({ day, of }: { readonly day: string; readonly of: UnmatchedResult }) => {
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const solve = useMutation<unknown, Error, boolean>({
    mutationFn: async (give) => {
      const found = give ? await call(examDays.find, { params: { id: day }, query: { q: number.trim() } }) : null
      const person = found?.items.find(({ on_roster }) => on_roster)
      if (give && !person) throw new Error(words.nobody(number))
      const body = { resident_id: person?.resident_id ?? null, reason: reason.trim() }
      return call(examDays.assign, { params: { id: day, result: of.result_id }, body })
    },
    onSuccess: after,
  })
  const told = reason.trim().length >= 4
  return (
    <li className={`card ${style.card}`}>
      <p>
        <strong>{of.tube}</strong> · {words.reasons[of.reason]} {of.persons.join('、')}
      </p>
      <p className="hint">{of.values.map(({ label, value }) => `${label} ${value}`).join('，')}</p>
      <div className={style.row}>
        <Input
          aria-label={words.number}
          placeholder={words.number}
          value={number}
          onChange={(e) => setNumber(e.target.value)}
        />
        <Input
          aria-label={words.reason}
          placeholder={words.reason}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
      <div className={style.bar}>
        <Button type="primary" disabled={!told || number.trim() === ''} onClick={() => solve.mutate(true)}>
          {words.give}
        </Button>
        <Button disabled={!told} onClick={() => solve.mutate(false)}>
          {words.drop}
        </Button>
      </div>
      {solve.error && (
        <p role="alert" className={style.wrong}>
          {isProblem(solve.error) ? problemWords(solve.error) : solve.error.message}
        </p>
      )}
    </li>
  )
}

/** Late laboratory results: filed by tube, the rest waits to be claimed. */
export const Results = ({ day }: { readonly day: string }) => {
  const open = useCall(examDays.unmatched, { params: { id: day } })
  return (
    <>
      <Paste day={day} />
      <section aria-labelledby="unmatched">
        <h2 id="unmatched">{words.open}</h2>
        <Await of={open} what={words.open} rows={3}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty text={words.none} />
            ) : (
              <ul className={style.columns}>
                {items.map((of) => (
                  <Claim key={of.result_id} day={day} of={of} />
                ))}
              </ul>
            )
          }
        </Await>
      </section>
    </>
  )
}
