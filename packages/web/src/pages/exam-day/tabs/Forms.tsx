import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DayFormRow, examDays, type SubmitAnswer } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import { call } from '../../../api/client.ts'
import { type ApiProblem, problemWords } from '../../../api/problem.ts'
import { invalidate, useCall } from '../../../api/query.ts'
import { useUrl } from '../../../frame/url.ts'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { Pager } from '../../../parts/Pager.tsx'
import { Await, Empty } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'

const words = examText.forms
const SHOWN = 3

/** What still stands against submitting, in a few words. */
const standing = ({ missing, findings, state }: DayFormRow): string => {
  if (state === 'submitted') return ''
  const list = missing.length > 0 ? missing : findings.map(({ message_zh }) => message_zh)
  return list.slice(0, SHOWN).join('、') + (list.length > SHOWN ? words.more(list.length) : '')
}

const columnsOf = (open: (row: DayFormRow) => void): readonly Column<DayFormRow>[] => [
  {
    key: 'person',
    head: words.person,
    sticky: true,
    cell: ({ person }) => <span className={style.whole}>{`${person.number ?? ''} ${person.name}`}</span>,
  },
  { key: 'form', head: words.form, cell: ({ title }) => title },
  {
    key: 'state',
    head: words.state,
    cell: ({ state }) => <StatusChip state={words.states[state][0]}>{words.states[state][1]}</StatusChip>,
  },
  { key: 'stand', head: words.stand, cell: standing },
  {
    key: 'open',
    head: '',
    cell: (row) =>
      row.state === 'submitted' ? null : (
        <Button size="small" onClick={() => open(row)}>
          {words.open}
        </Button>
      ),
  },
]

const Kept = ({ of }: { readonly of: SubmitAnswer }) => (
  <div role="status" className={style.done}>
    <p>{words.done(of.submitted)}</p>
    {of.kept.map(({ resident_id, name, title, reason }) => (
      <p key={resident_id + title} className="hint">
        {words.kept(name, title, reason)}
      </p>
    ))}
  </div>
)

const readyOf = (rows: readonly DayFormRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ state, person }) => (state === 'ready' ? [person.resident_id] : []))),
]

/** The responsible doctor's list: what is in order goes in one step, the rest is opened one by one. */
export const Forms = ({ day, on }: { readonly day: string; readonly on: string }) => {
  const navigate = useNavigate()
  const [{ after, from = '0' }, change] = useUrl()
  const list = useCall(examDays.forms, { params: { id: day }, query: { after } }, { staleTime: 0 })
  const submit = useMutation<SubmitAnswer, ApiProblem, readonly string[]>({
    mutationFn: (residents) => call(examDays.submit, { params: { id: day }, body: { residents } }),
    onSuccess: () => invalidate(examDays.forms, examDays.view, examDays.list, examDays.sheets),
  })
  const open = useMutation<unknown, ApiProblem, DayFormRow>({
    mutationFn: async ({ person, form }) => {
      await call(examDays.openForm, { params: { id: day, person: person.resident_id, form } })
      await navigate({ to: '/residents/$id/forms/$form', params: { id: person.resident_id, form }, search: { on } })
    },
  })
  const problem = submit.error ?? open.error
  return (
    <Await of={list} what={examText.tabs.forms} rows={10}>
      {({ items, next }) => {
        const ready = readyOf(items)
        const count = items.filter(({ state }) => state === 'ready').length
        return items.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <>
            <div className={style.bar}>
              <Button
                type="primary"
                disabled={count === 0}
                loading={submit.isPending}
                onClick={() => submit.mutate(ready)}
              >
                {words.ready(count)}
              </Button>
            </div>
            {problem && (
              <p role="alert" className={style.wrong}>
                {problemWords(problem)}
              </p>
            )}
            {submit.data && <Kept of={submit.data} />}
            <DataTable
              caption={examText.tabs.forms}
              columns={columnsOf((row) => open.mutate(row))}
              rows={items}
              rowKey={({ record_id }) => record_id}
            />
            <Pager
              from={Number(from) + 1}
              shown={items.length}
              total={null}
              next={next}
              range={examText.sheets.range}
              onNext={(key) => change({ after: key, from: String(Number(from) + items.length) }, true)}
              onPrevious={after ? () => window.history.back() : null}
            />
          </>
        )
      }}
    </Await>
  )
}
