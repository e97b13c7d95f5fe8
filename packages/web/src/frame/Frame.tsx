import { Outlet, useLocation } from '@tanstack/react-router'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useLocked } from '../api/lock.ts'
import { MeContext } from '../api/me.ts'
import { useCall } from '../api/query.ts'
import { ErrorBlock, Loading } from '../parts/States.tsx'
import { zh } from '../text/zh.ts'
import style from './Frame.module.css'
import { KeyHelp } from './KeyHelp.tsx'
import { BottomBar } from './nav/BottomBar.tsx'
import { SideNav } from './nav/SideNav.tsx'
import { SignInAgain } from './SignInAgain.tsx'

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage.tsx'))

/** The signed-in frame: navigation, the page, the sheet that asks to sign in again. Who is not signed in signs in. */
export const Frame = () => {
  const me = useCall(session.me, {}, { staleTime: Number.POSITIVE_INFINITY })
  const locked = useLocked()
  if (me.error?.status === 401 && !me.data)
    return (
      <Suspense fallback={<Loading />}>
        <SignInPage />
      </Suspense>
    )
  if (!me.data) return me.error ? <ErrorBlock problem={me.error} retry={() => me.refetch()} /> : <Loading />
  return (
    <MeContext value={me.data}>
      <a href="#content" className={style.skip}>
        {zh.skip}
      </a>
      <div className={style.frame}>
        <SideNav />
        <div className={style.page}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </div>
        <BottomBar />
      </div>
      <FocusOnMove />
      <KeyHelp />
      {locked && <SignInAgain me={me.data} />}
    </MeContext>
  )
}

/** After a move to another page the reader starts at its content, not at the end of the last one. */
const FocusOnMove = () => {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the event, not a value that is read
  useEffect(() => {
    if (!first.current) document.getElementById('content')?.focus({ preventScroll: true })
    first.current = false
  }, [path])
  return null
}
