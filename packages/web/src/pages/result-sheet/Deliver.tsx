import { useMutation } from '@tanstack/react-query'
import type { SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { type ResultsView, results } from '@wangdi/kernel/api/routes/results.ts'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { afterSave } from '../../form/state/useSave.ts'
import { DayInput } from '../../parts/DayInput.tsx'
import { resultText as words } from '../../text/result-sheet.ts'
import style from './ResultSheet.module.css'

const Choice = (props: {
  readonly label: string
  readonly options: ResultsView['to']
  readonly value: string
  readonly onChange: (code: string) => void
}) => (
  <fieldset>
    <legend>{props.label}</legend>
    <Radio.Group value={props.value} onChange={({ target }) => props.onChange(String(target.value))}>
      {props.options.map(({ code, label }) => (
        <Radio key={code} value={code}>
          {label}
        </Radio>
      ))}
    </Radio.Group>
  </fieldset>
)

const messageOf = (answer: SaveAnswer | undefined, error: ApiProblem | null): string => {
  if (error) return problemWords(error)
  return answer?.outcome === 'conflict' ? words.conflict : ''
}

/** 标记已送达: when, to whom and how; a new version of the record, which closes the task. */
export const Deliver = ({ view }: { readonly view: ResultsView }) => {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const [version] = useState(uuidv7)
  const [date, setDate] = useState(today)
  const [wrong, setWrong] = useState<string | null>(null)
  const take = (day: string, typed: string | null = null): void => {
    setDate(day)
    setWrong(typed)
  }
  const [to, setTo] = useState(view.to[0]?.code ?? '')
  const [way, setWay] = useState(view.way[0]?.code ?? '')
  const delivering = useMutation<SaveAnswer, ApiProblem, void>({
    mutationFn: () =>
      call(results.deliver, {
        params: { id: view.record_id },
        body: { version_id: version, base: view.head, date, to, way },
      }),
    onSuccess: ({ outcome }) => {
      if (outcome !== 'conflict') setOpen(false)
      afterSave()
      return invalidate(results.view)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.deliver}
      </Button>
      <Modal
        open={open}
        title={words.deliver}
        okText={words.note}
        cancelText={words.keep}
        confirmLoading={delivering.isPending}
        okButtonProps={{ disabled: date === '' }}
        onOk={() => delivering.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className={style.choice}>
          <div>
            <p aria-hidden="true">{words.day}</p>
            <DayInput
              label={words.day}
              value={date}
              today={today}
              max={today}
              invalid={wrong !== null}
              onChange={take}
              onWrong={(typed) => take('', typed)}
            />
          </div>
          <Choice label={words.to} options={view.to} value={to} onChange={setTo} />
          <Choice label={words.way} options={view.way} value={way} onChange={setWay} />
          <p role="alert">
            {wrong === null ? messageOf(delivering.data, delivering.error) : words.wrongDay(wrong, today)}
          </p>
        </div>
      </Modal>
    </>
  )
}
