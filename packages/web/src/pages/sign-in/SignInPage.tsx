import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { useEffect } from 'react'
import { call } from '../../api/client.ts'
import { becomeMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { SizePicker } from '../../frame/SizePicker.tsx'
import { NameMark } from '../../parts/NameMark.tsx'
import { signInText } from '../../text/sign-in.ts'
import { zh } from '../../text/zh.ts'
import style from './SignIn.module.css'
import { SignInForm } from './SignInForm.tsx'

const DemoAccounts = ({ onDone }: { readonly onDone: (me: Me) => void }) => {
  const demo = useCall(session.demo, {})
  const accounts = demo.data?.accounts ?? []
  if (accounts.length === 0) return null
  return (
    <section aria-labelledby="demo" className={style.demo}>
      <h2 id="demo">{signInText.demo}</h2>
      <p className="hint">{signInText.demoHint}</p>
      <ul className={style.accounts}>
        {accounts.map(({ login, password, name, role_name, unit_name }) => (
          <li key={login}>
            <button
              type="button"
              className={style.account}
              onClick={() => call(session.signIn, { body: { login, password } }).then(onDone)}
            >
              <strong>
                {name} · {role_name}
              </strong>
              <span className="hint">{unit_name}</span>
              <span className="hint">
                {login} / {password}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Signing in; in a demonstration the accounts are listed. Stands at every address until someone is signed in. */
const SignInPage = () => {
  useEffect(() => {
    document.title = `${signInText.title} · ${zh.product}`
  }, [])
  return (
    <main className={style.page} id="content">
      <div className={style.box}>
        <div className={style.brand}>
          <NameMark size={44} />
          <div>
            <h1 className={style.word}>{zh.product}</h1>
            <p className="hint">{signInText.tagline}</p>
          </div>
        </div>
        <SignInForm onDone={becomeMe} />
        <SizePicker />
        <DemoAccounts onDone={becomeMe} />
      </div>
    </main>
  )
}

export default SignInPage
