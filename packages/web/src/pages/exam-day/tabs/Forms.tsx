import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { DayFormRow, SubmitAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import { call } from '../../../api/client.ts'
import { type ApiProblem, problemWords } from '../../../api/problem.ts'
import { useUrl } from '../../../frame/url.ts'
import { Cuts } from '../../../parts/Cuts.tsx'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { Await, Empty } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'
import { useDayForms, useSubmitForms } from './useDayForms.ts'

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

type State = DayFormRow['state']
const states = ['ready', 'warn', 'doctor', 'waiting', 'submitted'] as const satisfies readonly State[]

/** As many rows as a page of the document holds; the rest is found by the filter. */
const DRAWN = 200

/** The responsible doctor's list: what is in order goes in one step, the rest is opened one by one. */
export const Forms = ({ day, on }: { readonly day: string; readonly on: string }) => {
  const navigate = useNavigate()
  const [{ state }, change] = useUrl()
  const { pages, rows, whole } = useDayForms(day)
  const submit = useSubmitForms(day)
  const open = useMutation<unknown, ApiProblem, DayFormRow>({
    mutationFn: async ({ person, form }) => {
      await call(examDays.openForm, { params: { id: day, person: person.resident_id, form } })
      await navigate({ to: '/residents/$id/forms/$form', params: { id: person.resident_id, form }, search: { on } })
    },
  })
  const problem = submit.error ?? open.error
  const shown = state ? rows.filter((row) => row.state === state) : rows
  const count = rows.filter((row) => row.state === 'ready').length
  return (
    <Await of={pages} what={examText.tabs.forms} rows={10}>
      {() =>
        rows.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <>
            <div className={style.bar}>
              <Cuts
                label={words.state}
                cuts={states.map((id) => ({
                  id,
                  label: words.states[id][1],
                  count: rows.filter((row) => row.state === id).length,
                }))}
                chosen={state}
                onChoose={(id) => change({ state: id === state ? undefined : id })}
              />
              <Button
                type="primary"
                disabled={count === 0 || !whole}
                loading={submit.isPending || !whole}
                onClick={() => submit.mutate(readyOf(rows))}
              >
                {whole ? words.ready(count) : words.reading(rows.length)}
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
              rows={shown.slice(0, DRAWN)}
              rowKey={({ record_id }) => record_id}
            />
            {shown.length > DRAWN && <p className="hint">{words.rest(shown.length - DRAWN)}</p>}
          </>
        )
      }
    </Await>
  )
}
