import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { glassReasons, mayBreakGlass } from '@wangdi/kernel/access/glass.ts'
import type { RoleId } from '@wangdi/kernel/access/matrix.ts'
import type { AnswerOf, BodyOf } from '@wangdi/kernel/api/route.ts'
import { glass } from '@wangdi/kernel/api/routes/glass.ts'
import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { may, useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Page } from '../../frame/Page.tsx'
import { glassText as words } from '../../text/glass.ts'
import style from './Glass.module.css'
import { ReviewList } from './ReviewList.tsx'

type Body = BodyOf<typeof glass.open>

/** The request: whose number, why, and whether treatment needs restricted contents. */
const Request = () => {
  const navigate = useNavigate()
  const [body, setBody] = useState<Body>({ id_number: '', reason: glassReasons[0], note: '', for_treatment: false })
  const [tried, setTried] = useState(false)
  const open = useMutation<AnswerOf<typeof glass.open>, ApiProblem, void>({
    mutationFn: () => call(glass.open, { body: { ...body, note: body.note.trim() } }),
    onSuccess: ({ glass_id }) => navigate({ to: '/glass/$id', params: { id: glass_id } }),
  })
  const ready = /^\d{17}[\dXx]$/.test(body.id_number) && body.note.trim().length >= 10
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (ready) open.mutate()
  }
  return (
    <form className={`card ${style.fields}`} onSubmit={submit} noValidate>
      <p className="hint">{words.hint}</p>
      <label htmlFor="glass-number">{words.number}</label>
      <Input
        id="glass-number"
        value={body.id_number}
        onChange={({ target }) => setBody({ ...body, id_number: target.value.trim() })}
      />
      <label htmlFor="glass-reason">{words.reason}</label>
      <Select
        id="glass-reason"
        value={body.reason}
        options={glassReasons.map((reason) => ({ value: reason, label: reason }))}
        onChange={(reason) => setBody({ ...body, reason })}
      />
      <label htmlFor="glass-note">{words.note}</label>
      <Input.TextArea
        id="glass-note"
        rows={2}
        maxLength={200}
        value={body.note}
        onChange={({ target }) => setBody({ ...body, note: target.value })}
      />
      <Checkbox
        checked={body.for_treatment}
        onChange={({ target }) => setBody({ ...body, for_treatment: target.checked })}
      >
        {words.treatment}
      </Checkbox>
      {tried && !ready && <p role="alert">{words.wrong}</p>}
      {open.error && <p role="alert">{open.error.message}</p>}
      <Button type="primary" htmlType="submit" loading={open.isPending} style={{ justifySelf: 'start' }}>
        {words.open}
      </Button>
    </form>
  )
}

/** 紧急调阅: asking for a look, and reviewing those of others. */
const GlassPage = () => {
  const me = useMe()
  const reviews = ['A:D1', 'A:D4', 'A:D5'].some((right) => may(me, right))
  return (
    <Page title={words.title}>
      <div className={style.page}>
        {mayBreakGlass(me.post.role as RoleId) && <Request />}
        {reviews && <ReviewList />}
      </div>
    </Page>
  )
}

export default GlassPage
