import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router'
import { useMe } from './api/me.ts'
import { Frame } from './frame/Frame.tsx'
import { Missing } from './frame/Missing.tsx'
import { startOf } from './frame/nav/nav.tsx'

/** Search parameters are plain strings, so that codes keep their zeros and addresses stay readable. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const kept = Object.entries(search).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
  )
  const text = new URLSearchParams(kept).toString()
  return text && `?${text}`
}

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing })
const app = createRoute({ getParentRoute: () => root, id: 'app', component: Frame })

const Start = () => <Navigate to={startOf(useMe())} replace />

type PageModule = () => Promise<{ readonly default: () => React.ReactNode }>
const page = <const P extends string>(path: P, load: PageModule) =>
  createRoute({ getParentRoute: () => app, path, component: lazyRouteComponent(load) })

/** Every page and its address. A page is loaded when it is first opened. */
const pages = [
  createRoute({ getParentRoute: () => app, path: '/', component: Start }),
  page('/today', () => import('./pages/today/TodayPage.tsx')),
  page('/arrive', () => import('./pages/residents/ArrivePage.tsx')),
  page('/residents', () => import('./pages/residents/ResidentsPage.tsx')),
  page('/residents/new', () => import('./pages/register/RegisterPage.tsx')),
  page('/residents/$id', () => import('./pages/resident/ResidentPage.tsx')),
  page('/residents/$id/forms/$form', () => import('./pages/form/FormPage.tsx')),
  page('/registers', () => import('./pages/registers/RegisterPage.tsx')),
  page('/registers/$programme', () => import('./pages/registers/RegisterPage.tsx')),
  page('/residents/$id/visit', () => import('./pages/form/VisitPage.tsx')),
  page('/records/$id', () => import('./pages/record/RecordPage.tsx')),
  page('/records/$id/results', () => import('./pages/result-sheet/ResultSheetPage.tsx')),
  page('/records/$id/print', () => import('./pages/print/RecordPrintPage.tsx')),
  page('/residents/$id/print', () => import('./pages/print/ResidentPrintPage.tsx')),
  page('/residents/$id/print/$form', () => import('./pages/print/FormPrintPage.tsx')),
  page('/papers', () => import('./pages/print/PapersPage.tsx')),
  page('/papers/$form', () => import('./pages/print/PaperPage.tsx')),
  page('/glass', () => import('./pages/glass/GlassPage.tsx')),
  page('/glass/$id', () => import('./pages/glass/LookPage.tsx')),
  page('/exam-days', () => import('./pages/exam-day/ExamDaysPage.tsx')),
  page('/exam-days/$id', () => import('./pages/exam-day/DayPage.tsx')),
  page('/exam-days/$id/stations/$station', () => import('./pages/exam-day/station/StationPage.tsx')),
  page('/village', () => import('./pages/village/VillagePage.tsx')),
  page('/mine', () => import('./pages/mine/MinePage.tsx')),
  page('/figures', () => import('./pages/figures/OverviewPage.tsx')),
  page('/figure/$indicator/$variant', () => import('./pages/figures/drill/FigurePage.tsx')),
  page('/bases', () => import('./pages/bases/BasesPage.tsx')),
  page('/imports', () => import('./pages/import/ImportsPage.tsx')),
  page('/imports/$id', () => import('./pages/import/ImportPage.tsx')),
  page('/jobs', () => import('./pages/jobs/JobsPage.tsx')),
  page('/accounts', () => import('./pages/accounts/AccountsPage.tsx')),
  page('/audit', () => import('./pages/audit/AuditPage.tsx')),
] as const

export const router = createRouter({
  routeTree: root.addChildren([app.addChildren(pages)]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
