import { Link, useLocation } from '@tanstack/react-router'
import { useMe } from '../../api/me.ts'
import { zh } from '../../text/zh.ts'
import style from './BottomBar.module.css'
import { bottomNav } from './nav.tsx'

/** Pages with a bar of their own at the bottom: there the primary button has the thumb's place. */
const OWN_BAR = /^\/(residents\/(new|[^/]+\/(forms\/|visit))|exam-days\/[^/]+\/stations\/)/

/** The five places of phone and tablet, with 来人 in the middle. */
export const BottomBar = () => {
  const me = useMe()
  const path = useLocation({ select: ({ pathname }) => pathname })
  if (OWN_BAR.test(path)) return null
  return (
    <nav aria-label={zh.nav.label} className={style.bar} data-print="no">
      {bottomNav(me).map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={`${style.item} ${item.to === '/arrive' ? style.arrive : ''}`}
          activeProps={{ className: style.active }}
        >
          {({ isActive }) => (
            <>
              <span className={style.icon} aria-hidden="true">
                {isActive ? (item.filled ?? item.icon) : item.icon}
              </span>
              {item.label}
            </>
          )}
        </Link>
      ))}
    </nav>
  )
}
