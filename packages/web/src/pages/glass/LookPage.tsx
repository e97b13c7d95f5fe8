import { useParams } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { glass } from '@wangdi/kernel/api/routes/glass.ts'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { ageOf, momentWords, sexWords } from '../../parts/format.ts'
import { Await } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { glassText as words } from '../../text/glass.ts'
import { CourseCard } from '../resident/CourseCard.tsx'
import { PanelFacts } from '../resident/tabs/ProgrammesTab.tsx'
import style from './Glass.module.css'

const Facts = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const lines: readonly (readonly [string, string])[] = [
    [words.birth, `${page.birth_date ?? ''}（${ageOf(page, today)}）`],
    [words.village, page.village_name],
    [words.allergies, page.allergies.join('、') || words.nothing],
    [words.drugs, page.drugs.map(({ name, dose }) => `${name} ${dose}`).join('；') || words.nothing],
    [words.groups, page.tags.join('、') || words.nothing],
  ]
  return (
    <section className="card">
      <h1>
        {page.name} {sexWords(page.sex)}
      </h1>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt className="hint">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What an emergency look shows: who it is, allergies, medicines, programmes and courses; nothing to change. */
const LookPage = () => {
  const { today } = useMe()
  const { id = '' } = useParams({ strict: false })
  const look = useCall(glass.view, { params: { id } }, { gcTime: 0 })
  return (
    <Page title={words.title} back>
      <Await of={look} what={words.title}>
        {({ page, until }) => (
          <Veil on>
            <div className={style.page}>
              <p role="note">{words.until(momentWords(until, today))}</p>
              <Facts page={page} />
              {page.programmes
                .filter(({ enrolled }) => enrolled)
                .map((panel) => (
                  <section key={panel.id} className="card">
                    <h2>{panel.label}</h2>
                    <PanelFacts panel={panel} />
                  </section>
                ))}
              {page.courses.map((course) => (
                <CourseCard key={course.id} course={course} />
              ))}
            </div>
          </Veil>
        )}
      </Await>
    </Page>
  )
}

export default LookPage
