import { Link } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { may, useMe } from '../../api/me.ts'
import { Page } from '../../frame/Page.tsx'
import { printText as words } from '../../text/print.ts'
import style from './Print.module.css'

/** 空白表: every form that the post works with, without a name. */
const PapersPage = () => {
  const me = useMe()
  const shown = [...forms.values()].filter(({ dataClass }) => !isRestricted(dataClass) || may(me, `R:${dataClass}`))
  return (
    <Page title={words.blankTitle} back>
      <div className={style.lists}>
        <section className="card" aria-label={words.blankTitle}>
          <p className="hint">{words.blankHint}</p>
          <nav className={style.forms} aria-label={words.blankTitle}>
            {shown.map((form) => (
              <Link key={form.id} to="/papers/$form" params={{ form: form.id }} className="door">
                {form.title}
              </Link>
            ))}
          </nav>
        </section>
      </div>
    </Page>
  )
}

export default PapersPage
