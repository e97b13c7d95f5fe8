import { useMutation } from '@tanstack/react-query'
import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { signInText } from '../../text/sign-in.ts'
import style from './SignIn.module.css'

/** Account and password. With a fixed `login` only the password is asked. */
export const SignInForm = (props: { readonly login?: string; readonly onDone: (me: Me) => void }) => {
  const [login, setLogin] = useState(props.login ?? '')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)
  const fixed = props.login !== undefined
  useEffect(() => {
    const timer = setTimeout(() => fixed && passwordField.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [fixed])
  const signIn = useMutation<Me, ApiProblem, void>({
    mutationFn: () => call(session.signIn, { body: { login: login.trim(), password } }),
    onSuccess: props.onDone,
  })
  const message = missing ? signInText.missing : signIn.error?.title
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        const incomplete = login.trim() === '' || password === ''
        setMissing(incomplete)
        if (!incomplete) signIn.mutate()
      }}
    >
      <label className={style.field}>
        {signInText.login}
        <input
          className={style.input}
          name="login"
          autoComplete="username"
          value={login}
          readOnly={fixed}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label className={style.field}>
        {signInText.password}
        <input
          className={style.input}
          name="password"
          type="password"
          autoComplete="current-password"
          ref={passwordField}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <p role="alert" className={style.message}>
        {message}
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={false}>
        {signIn.isPending ? signInText.working : signInText.submit}
      </Button>
    </form>
  )
}
