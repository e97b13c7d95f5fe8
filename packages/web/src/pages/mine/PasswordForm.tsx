import { useMutation } from '@tanstack/react-query'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { mineText as words } from '../../text/mine.ts'
import style from './Mine.module.css'

const empty = { old: '', next: '', again: '' }
const fields = [
  { key: 'old', label: words.old, complete: 'current-password' },
  { key: 'next', label: words.next, complete: 'new-password' },
  { key: 'again', label: words.again, complete: 'new-password' },
] as const

/** Changing one's own password. */
export const PasswordForm = () => {
  const me = useMe()
  const [typed, setTyped] = useState(empty)
  const differ = typed.again !== '' && typed.next !== typed.again
  const change = useMutation<unknown, ApiProblem, void>({
    mutationFn: () => call(session.changePassword, { body: { old_password: typed.old, new_password: typed.next } }),
    onSuccess: () => {
      setTyped(empty)
      invalidate(session.me)
    },
  })
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{words.password}</h2>
      {me.must_change_password && <p className={style.must}>{words.must}</p>}
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!differ) change.mutate()
        }}
      >
        <input type="hidden" name="username" autoComplete="username" value={me.login} />
        {fields.map(({ key, label, complete }) => (
          <label key={key} className={style.field}>
            {label}
            <input
              type="password"
              autoComplete={complete}
              required
              value={typed[key]}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
          </label>
        ))}
        <p role="alert" className={style.message}>
          {differ ? words.differ : change.error?.title}
        </p>
        <p role="status">{change.isSuccess && words.changed}</p>
        <Button htmlType="submit" disabled={change.isPending}>
          {words.change}
        </Button>
      </form>
    </section>
  )
}
