import { Link } from '@tanstack/react-router'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { Button } from 'antd'
import { call } from '../../api/client.ts'
import { becomeMe, may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { sideNav } from '../../frame/nav/nav.tsx'
import { Page } from '../../frame/Page.tsx'
import { SizePicker } from '../../frame/SizePicker.tsx'
import { momentWords } from '../../parts/format.ts'
import { Await } from '../../parts/States.tsx'
import { mineText as words } from '../../text/mine.ts'
import { zh } from '../../text/zh.ts'
import style from './Mine.module.css'
import { PasswordForm } from './PasswordForm.tsx'

const Posts = () => {
  const me = useMe()
  const others = me.posts.filter(({ post_id }) => post_id !== me.post.post_id)
  return (
    <section className="card" aria-labelledby="who">
      <h2 id="who">
        {me.name} <span className="hint">{me.login}</span>
      </h2>
      <p>
        {me.post.role_name} · {me.post.unit_name}
      </p>
      <p className="hint">{words.scope(me.post.scope_name)}</p>
      {others.length > 0 && (
        <>
          <h3>{words.posts}</h3>
          <div className={style.row}>
            {others.map(({ post_id, role_name, unit_name }) => (
              <Button key={post_id} onClick={() => call(session.choosePost, { body: { post_id } }).then(becomeMe)}>
                {words.switchTo(role_name, unit_name)}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

const Drafts = () => {
  const { today } = useMe()
  const drafts = useCall(records.drafts, {})
  return (
    <section className="card" aria-labelledby="drafts">
      <h2 id="drafts">{words.drafts}</h2>
      <Await of={drafts} what={words.drafts} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">{words.noDrafts}</p>
          ) : (
            <ul className={style.drafts}>
              {items.map((draft) => (
                <li key={draft.record_id}>
                  <span>
                    {draft.name} · {draft.title}
                    {draft.waiting && ` · ${words.waiting}`}
                  </span>
                  <span className="hint">{words.savedAt(momentWords(draft.saved_at, today))}</span>
                  <Link
                    to="/residents/$id/forms/$form"
                    params={{ id: draft.resident_id, form: draft.form }}
                    search={draft.waiting ? { record: draft.record_id } : {}}
                    className="door"
                  >
                    {words.goOn}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  )
}

/** One's own matters: post, text size, drafts, password, signing out; on small screens also the rest of the menu. */
const MinePage = () => {
  const me = useMe()
  const signOut = (): void => {
    call(session.signOut).finally(() => window.location.assign('/'))
  }
  return (
    <Page title={words.title}>
      <div className={style.page}>
        <Posts />
        <section className="card">
          <SizePicker />
        </section>
        {may(me, 'C:D1') && <Drafts />}
        <section className={`card ${style.links}`} aria-label={words.links}>
          <ul>
            {sideNav(me)
              .flatMap(({ items }) => items)
              .map(({ to, label }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
            <li>
              <Link to="/jobs">{zh.nav.jobs}</Link>
            </li>
          </ul>
        </section>
        <PasswordForm />
        <p>
          <Button onClick={signOut}>{words.signOut}</Button>
        </p>
      </div>
    </Page>
  )
}

export default MinePage
