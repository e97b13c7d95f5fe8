import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import type { ReactNode } from 'react'
import { useCall } from '../../api/query.ts'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { residentText } from '../../text/resident.ts'
import { CalendarCard } from './CalendarCard.tsx'
import { CourseCard } from './CourseCard.tsx'
import { DrugsCard } from './DrugsCard.tsx'
import { Banner, Header } from './Header.tsx'
import { NowCard } from './NowCard.tsx'
import style from './Resident.module.css'
import { Timeline } from './Timeline.tsx'
import { HouseholdTab } from './tabs/HouseholdTab.tsx'
import { LogTab } from './tabs/LogTab.tsx'
import { ProgrammesTab } from './tabs/ProgrammesTab.tsx'
import { QualityTab } from './tabs/QualityTab.tsx'
import { WhyCard } from './WhyCard.tsx'

const hasCourse = ({ courses, drugs, programmes }: ResidentPage): boolean =>
  courses.length > 0 || drugs.length > 0 || programmes.some(({ calendar }) => calendar)

/** Time, course, now: what happened, how the values went, what to do and why it counts or not. */
const Overview = ({ page }: { readonly page: ResidentPage }) => (
  <div className={`${style.columns} ${hasCourse(page) ? '' : style.plain}`}>
    <div className={style.now}>
      <NowCard page={page} />
      <WhyCard page={page} />
    </div>
    <div className={style.course}>
      {page.programmes.map(({ id, calendar }) => calendar && <CalendarCard key={id} calendar={calendar} />)}
      {page.courses.map((course) => (
        <CourseCard key={course.id} course={course} />
      ))}
      <DrugsCard page={page} />
    </div>
    <div className={style.time}>
      <Timeline page={page} />
    </div>
  </div>
)

interface Tab {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

/** Tabs that have content; the first is the default and leaves no trace in the address. */
const tabsOf = (page: ResidentPage): readonly Tab[] => {
  const words = residentText.tabs
  const people = page.household ? ` ${residentText.people(page.household.members.length)}` : ''
  const open = page.findings.length > 0 ? ` ${page.findings.length}` : ''
  return [
    { id: 'overview', label: words.overview, content: <Overview page={page} /> },
    { id: 'timeline', label: words.timeline, content: <Timeline page={page} /> },
    { id: 'programmes', label: words.programmes, content: <ProgrammesTab page={page} /> },
    { id: 'household', label: words.household + people, content: <HouseholdTab page={page} /> },
    { id: 'quality', label: words.quality + open, content: <QualityTab page={page} /> },
    { id: 'log', label: words.log, content: <LogTab id={page.resident_id} /> },
  ]
}

const Tabs = ({ page }: { readonly page: ResidentPage }) => {
  const [{ tab, ...search }] = useUrl()
  const tabs = tabsOf(page)
  const current = tabs.find(({ id }) => id === tab) ?? tabs[0]
  return (
    <>
      <nav className={style.tabs} aria-label={residentText.tabs.label} data-print="no">
        {tabs.map(({ id, label }, at) => (
          <Link
            key={id}
            to="."
            search={{ ...search, tab: at === 0 ? undefined : id }}
            className={`${style.tab} ${id === current.id ? style.here : ''}`}
            aria-current={id === current.id ? 'page' : undefined}
            activeProps={{}}
          >
            {label}
          </Link>
        ))}
      </nav>
      {current.content}
    </>
  )
}

/** Everything about one resident, by id. */
export const ResidentView = ({ id }: { readonly id: string }) => {
  const page = useCall(residents.page, { params: { id } })
  return (
    <div className={style.view}>
      <Await of={page} what={residentText.crumb} rows={12}>
        {(data) => (
          <Veil on={data.programmes.some(({ restricted, enrolled }) => restricted !== null && enrolled)}>
            <Header page={data} />
            <Banner page={data} />
            <Tabs page={data} />
          </Veil>
        )}
      </Await>
    </div>
  )
}
