import { Link } from '@tanstack/react-router'
import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import { may, useMe } from '../../api/me.ts'
import type { Search } from '../../frame/url.ts'
import { residentsText as words } from '../../text/residents.ts'
import style from './Residents.module.css'

/** Where the scope is wide, a list begins with a village or a name; nobody reads a county from A to Z. */
export const Villages = ({ areas, url }: { readonly areas: readonly AreaNode[]; readonly url: Search }) => {
  const me = useMe()
  const villages = areas.filter(({ level }) => level === 'village')
  const nameOf = (code: string | null): string => areas.find((area) => area.code === code)?.name ?? ''
  return (
    <section className={style.places} aria-label={words.village}>
      <p>{words.chooseFirst}</p>
      {[...Map.groupBy(villages, ({ parent }) => parent)].map(([parent, of]) => (
        <div key={parent ?? ''}>
          <h2 className={style.township}>{nameOf(parent)}</h2>
          <ul className={style.tags}>
            {of.map(({ code, name }) => (
              <li key={code}>
                <Link to="/residents" search={{ ...url, village: code }} className={style.place}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {may(me, 'C:D1') && (
        <p className="hint">
          {words.firstUse}{' '}
          <Link to="/imports" className="door">
            {words.toImport}
          </Link>
        </p>
      )}
    </section>
  )
}
