import { useMutation } from '@tanstack/react-query'
import type { TaskPerson } from '@wangdi/kernel/api/answers/residents.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { afterSave } from '../../form/state/useSave.ts'
import { ErrorBlock } from '../../parts/States.tsx'
import { todayText } from '../../text/today.ts'
import style from './Today.module.css'

/** Outcomes of a contact attempt by telephone (联系记录): 1 已联系上 · 2 无人应答 · 3 号码错误. */
const outcomes = [
  { code: '1', word: todayText.phone.answered },
  { code: '2', word: todayText.phone.nobody },
  { code: '3', word: todayText.phone.wrong },
] as const
const BY_PHONE = '3'

/** The number, the call, and one question afterwards, whose answer is kept as a contact attempt. */
export const PhoneCall = (props: {
  readonly person: TaskPerson
  readonly today: string
  readonly onClose: () => void
}) => {
  const { person, today, onClose } = props
  const [ids] = useState(() => ({ record_id: uuidv7(), version_id: uuidv7() }))
  const number = useMutation<{ readonly value: string | null }, ApiProblem, void>({
    mutationFn: () =>
      call(residents.reveal, {
        params: { id: person.resident_id },
        body: { field: 'own_phone', purpose: '电话随访' },
      }),
  })
  const note = useMutation<unknown, ApiProblem, string>({
    mutationFn: (outcome) =>
      call(records.save, {
        body: {
          ...ids,
          base: [],
          resident_id: person.resident_id,
          form: 'contact_attempt',
          service_date: today,
          status: 'submitted',
          fields: { attempt_date: today, method: BY_PHONE, outcome },
        },
      }),
    onSuccess: () => {
      afterSave()
      onClose()
    },
  })
  const { mutate } = number
  useEffect(() => mutate(), [mutate])
  const value = number.data?.value
  return (
    <Modal open title={todayText.phone.title(person.name)} footer={null} onCancel={onClose}>
      {number.error && <ErrorBlock problem={number.error} />}
      {number.data && !value && <p>{todayText.phone.none}</p>}
      {value && (
        <>
          <a className={style.dial} href={`tel:${value}`}>
            {value}
          </a>
          <p>{todayText.phone.question}</p>
          <div className={style.answers}>
            {outcomes.map(({ code, word }) => (
              <Button key={code} onClick={() => note.mutate(code)} disabled={note.isPending}>
                {word}
              </Button>
            ))}
          </div>
        </>
      )}
      {note.error && <ErrorBlock problem={note.error} />}
    </Modal>
  )
}
