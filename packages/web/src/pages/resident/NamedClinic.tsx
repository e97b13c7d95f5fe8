import { useMutation } from '@tanstack/react-query'
import type { NamedView } from '@wangdi/kernel/api/answers/residents.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate, useCall } from '../../api/query.ts'
import { dayWords } from '../../parts/format.ts'
import { residentText } from '../../text/resident.ts'
import style from './Card.module.css'

const words = residentText.named

/** 指定负责村医: to which clinic the person is assigned by name, so that its doctor sees the visits and tasks. */
export const NamedClinic = ({
  resident,
  dataClass,
}: {
  readonly resident: string
  readonly dataClass: 'D4' | 'D5'
}) => {
  const { today } = useMe()
  const params = { id: resident, class: dataClass } as const
  const named = useCall(residents.named, { params })
  const [chosen, setChosen] = useState<string>()
  const assign = useMutation<NamedView, ApiProblem, string | null>({
    mutationFn: (unit) => call(residents.assign, { params, body: { unit } }),
    onSuccess: () => invalidate(residents.named, residents.accessLog),
  })
  if (!named.data) return null
  const { current, candidates } = named.data
  return (
    <section className={style.named} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{current ? words.current(current.unit_name, dayWords(current.from, today)) : words.nobody}</p>
      <p className="hint">{words.hint[dataClass]}</p>
      <p className={style.actions}>
        <Select
          aria-label={words.choose}
          placeholder={words.choose}
          value={chosen}
          onChange={setChosen}
          options={candidates.map(({ unit, unit_name }) => ({ value: unit, label: unit_name }))}
          style={{ minWidth: 200 }}
        />
        <Button
          type="primary"
          disabled={!chosen || chosen === current?.unit}
          onClick={() => chosen && assign.mutate(chosen)}
        >
          {words.assign}
        </Button>
        {current && <Button onClick={() => assign.mutate(null)}>{words.end}</Button>}
      </p>
      {assign.error && <p role="alert">{assign.error.message}</p>}
    </section>
  )
}
