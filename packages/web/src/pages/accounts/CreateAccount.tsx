import { useMutation } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '@wangdi/kernel/api/route.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { TextLine } from '../../parts/TextLine.tsx'
import { accountsText } from '../../text/accounts.ts'
import css from './accounts.module.css'

const text = accountsText.form

interface Props {
  readonly onCreated: (name: string, password: string) => void
  readonly onCancel: () => void
}

type Made = AnswerOf<typeof api.work.createAccount>
type Body = BodyOf<typeof api.work.createAccount>

/** A new account has a name and no rights; its first password is shown once. */
export const CreateAccount = ({ onCreated, onCancel }: Props) => {
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const create = useMutation<Made, ApiProblem, Body>({
    mutationFn: (body) => call(api.work.createAccount, { body }),
    onSuccess: ({ first_password }) => {
      void invalidate(api.work.accounts)
      onCreated(name.trim(), first_password)
    },
  })
  const wrong = { login: login.trim().length < 3, name: name.trim().length < 2 }
  const missing = [...(wrong.login ? [text.login] : []), ...(wrong.name ? [text.name] : [])]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (missing.length === 0) create.mutate({ login: login.trim(), name: name.trim() })
  }
  return (
    <form className={`card ${css.form}`} onSubmit={submit} noValidate aria-labelledby="create-title">
      <h2 id="create-title">{text.title}</h2>
      <div className={css.fields}>
        <TextLine
          id="new-login"
          label={text.login}
          hint={text.loginHint}
          value={login}
          wrong={tried && wrong.login}
          onChange={setLogin}
        />
        <TextLine
          id="new-name"
          label={text.name}
          hint={text.nameHint}
          value={name}
          wrong={tried && wrong.name}
          onChange={setName}
        />
      </div>
      <p className="hint">{text.next}</p>
      <footer className={css.acts}>
        <span role="alert" className={css.wrong}>
          {create.error
            ? problemWords(create.error)
            : tried && missing.length > 0
              ? text.missing(missing.join('、'))
              : ''}
        </span>
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {text.save}
        </Button>
      </footer>
    </form>
  )
}
