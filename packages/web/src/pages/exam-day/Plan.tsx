import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { stations } from '@wangdi/kernel/campaign/day/station.ts'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate, useCall } from '../../api/query.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { DayInput } from '../../parts/DayInput.tsx'
import { examText } from '../../text/exam-day.ts'
import style from './ExamDay.module.css'

const words = examText.form
type Planned = AnswerOf<typeof examDays.create>

/** Registering, the doctor's last word and the check before leaving belong to every day. */
const always = ['S00', 'S12', 'S98', 'S99']

interface Draft {
  readonly name: string
  readonly place: string
  readonly date: string
  readonly villages: readonly string[]
  readonly stations: readonly string[]
  readonly due: boolean
  readonly age: string
}

const useDraft = () => {
  const me = useMe()
  const [id] = useState(uuidv7)
  const [draft, setDraft] = useState<Draft>({
    name: me.area.level === 'village' ? words.nameOf(me.area.name) : '',
    place: me.post.unit_name,
    date: me.today,
    villages: me.area.level === 'village' ? [me.area.code] : [],
    stations: stations.map(({ code }) => code),
    due: true,
    age: '65',
  })
  const change = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const body = {
    ...{ day_id: id, name: draft.name.trim(), place: draft.place.trim(), date: draft.date },
    ...{ villages: draft.villages, stations: draft.stations, due_only: draft.due },
    ...(!draft.due && { age_from: Number(draft.age) }),
  }
  const ready = body.name.length > 1 && body.place.length > 1 && draft.date !== '' && draft.villages.length > 0
  return { draft, change, body, ready }
}

const Villages = (props: { readonly chosen: readonly string[]; readonly onChange: (codes: string[]) => void }) => {
  const areas = useCall(session.areas, {})
  const id = useId()
  const options = (areas.data?.items ?? [])
    .filter(({ level }) => level === 'village')
    .map(({ code, name }) => ({ value: code, label: name }))
  return (
    <div className={style.field}>
      <label htmlFor={id}>{words.villages}</label>
      <Select
        id={id}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...props.chosen]}
        options={options}
        onChange={props.onChange}
      />
    </div>
  )
}

const Who = ({ draft, change }: { readonly draft: Draft; readonly change: (patch: Partial<Draft>) => void }) => (
  <fieldset className={style.field}>
    <legend>{words.who}</legend>
    <Radio.Group
      value={draft.due}
      onChange={(event) => change({ due: event.target.value === true })}
      options={[
        { value: true, label: words.due },
        { value: false, label: words.all },
      ]}
    />
    {!draft.due && (
      <Input
        type="text"
        inputMode="numeric"
        aria-label={words.age}
        addonBefore={words.age}
        value={draft.age}
        onChange={(event) => change({ age: event.target.value.replace(/\D/g, '').slice(0, 3) })}
      />
    )}
  </fieldset>
)

/** Who would be on the list, and why others are not. */
const Preview = ({ planned }: { readonly planned: Planned }) => (
  <p role="status">
    {words.found(planned.targets, planned.considered)}
    {planned.left_out.map(({ reason, persons }) => (
      <span key={reason} className="hint">
        {' · '}
        {words.out(words.leftOut[reason] ?? reason, persons)}
      </span>
    ))}
  </p>
)

/** Plans a day: place, villages, stations; the list is looked at before it is written. */
export const Plan = () => {
  const navigate = useNavigate()
  const { draft, change, body, ready } = useDraft()
  const { today } = useMe()
  const ids = { name: useId(), place: useId(), date: useId() }
  const look = useMutation<Planned, ApiProblem, void>({
    mutationFn: () => call(examDays.create, { body, query: { dryRun: true } }),
  })
  const save = useMutation<Planned, ApiProblem, void>({
    mutationFn: () => call(examDays.create, { body }),
    onSuccess: async ({ day_id }) => {
      await invalidate(examDays.list)
      await navigate({ to: '/exam-days/$id', params: { id: day_id } })
    },
  })
  const edit = (patch: Partial<Draft>): void => {
    look.reset()
    change(patch)
  }
  const problem = look.error ?? save.error
  return (
    <section className={`card ${style.form}`} aria-label={examText.plan}>
      <div className={style.row}>
        <div className={style.field}>
          <label htmlFor={ids.name}>{words.name}</label>
          <Input id={ids.name} value={draft.name} onChange={(event) => edit({ name: event.target.value })} />
        </div>
        <div className={style.field}>
          <label htmlFor={ids.place}>{words.place}</label>
          <Input id={ids.place} value={draft.place} onChange={(event) => edit({ place: event.target.value })} />
        </div>
        <div className={style.field}>
          <label htmlFor={ids.date}>{words.date}</label>
          <DayInput id={ids.date} value={draft.date} today={today} onChange={(date) => edit({ date })} />
        </div>
        <Villages chosen={draft.villages} onChange={(villages) => edit({ villages })} />
      </div>
      <Who draft={draft} change={edit} />
      <fieldset className={style.field}>
        <legend>{words.stations}</legend>
        <Checkbox.Group
          className={style.choices}
          value={[...draft.stations]}
          onChange={(chosen) => edit({ stations: chosen })}
          options={stations.map(({ code, label }) => ({ value: code, label, disabled: always.includes(code) }))}
        />
      </fieldset>
      {look.data && <Preview planned={look.data} />}
      {problem && (
        <p role="alert" className={style.wrong}>
          {problemWords(problem)}
        </p>
      )}
      <div className={style.bar}>
        {look.data ? (
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {words.save(look.data.targets)}
          </Button>
        ) : (
          <Button type="primary" disabled={!ready} loading={look.isPending} onClick={() => look.mutate()}>
            {words.look}
          </Button>
        )}
      </div>
    </section>
  )
}
