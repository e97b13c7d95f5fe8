import { useMutation } from '@tanstack/react-query'
import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { type ApiProblem, problemWords } from '../../../api/problem.ts'
import { stationText as words } from '../../../text/exam-station.ts'
import { deviceId, nowText } from './device.ts'
import { PersonHead } from './PersonHead.tsx'
import style from './Station.module.css'
import { afterNoting } from './useStation.ts'

type Registered = AnswerOf<typeof examDays.register>

/** 登记领表: who has come, fasting or not; the number of this device's own series. */
export const Register = (props: {
  readonly day: string
  readonly person: DayPerson
  readonly onDone: (message: string) => void
}) => {
  const { day, person, onDone } = props
  const [fasting, setFasting] = useState(true)
  const [note, setNote] = useState('')
  const register = useMutation<Registered, ApiProblem, void>({
    mutationFn: () =>
      call(examDays.register, {
        params: { id: day },
        body: {
          ...{ resident_id: person.resident_id, device: deviceId(), fasting, at: nowText() },
          ...(note.trim() && { note: note.trim() }),
        },
      }),
    onSuccess: async ({ person: given, required }) => {
      await afterNoting()
      onDone(`${words.given(given.number ?? '', given.name)}，${words.required(required.length)}`)
    },
  })
  return (
    <>
      <PersonHead person={person} />
      <div className={style.items} data-items>
        <p className="hint" id="fasting">
          {words.fastingLabel}
        </p>
        <Radio.Group
          size="large"
          optionType="button"
          aria-labelledby="fasting"
          value={fasting}
          onChange={(event) => setFasting(event.target.value === true)}
          options={[
            { value: true, label: words.fasting },
            { value: false, label: words.notFasting },
          ]}
        />
        <Input
          size="large"
          maxLength={20}
          aria-label={words.note}
          placeholder={`${words.note}，${words.noteHint}`}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {register.error && (
          <p role="alert" className={style.wrong}>
            {problemWords(register.error)}
          </p>
        )}
      </div>
      <Button
        type="primary"
        className={style.primary}
        loading={register.isPending}
        disabled={person.number !== null}
        onClick={() => register.mutate()}
      >
        {person.number === null ? words.register : words.given(person.number, person.name)}
      </Button>
    </>
  )
}
