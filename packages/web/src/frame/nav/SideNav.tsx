import { UserOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { useMe } from '../../api/me.ts'
import { NameMark } from '../../parts/NameMark.tsx'
import { zh } from '../../text/zh.ts'
import { sideNav } from './nav.tsx'
import style from './SideNav.module.css'

/** Navigation on a PC, grouped by what one does there. */
export const SideNav = () => {
  const me = useMe()
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <aside className={style.side} data-print="no">
      <Link to="/" className={style.brand}>
        <NameMark size={30} />
        <span>
          <strong className={style.word}>{zh.product}</strong>
          <span className={style.unit}>{me.post.unit_name}</span>
        </span>
      </Link>
      <nav aria-label={zh.nav.label} className={style.nav}>
        {sideNav(me).map(({ verb, items }) => (
          <div key={verb} className={style.group}>
            <h2 className={style.verb}>{verb}</h2>
            <ul>
              {items.map((item) => (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    className={`${style.item} ${item.also && path.startsWith(item.also) ? style.active : ''}`}
                    activeProps={{ className: style.active }}
                  >
                    <span aria-hidden="true">{item.icon}</span>
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <Link to="/mine" className={style.who} activeProps={{ className: style.active }}>
        <UserOutlined aria-hidden="true" />
        <span>
          {me.name} · {me.post.role_name}
        </span>
      </Link>
    </aside>
  )
}
