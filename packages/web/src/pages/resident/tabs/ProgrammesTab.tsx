import { Link } from '@tanstack/react-router'
import type { ProgrammePanel, ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { residentText } from '../../../text/resident.ts'
import style from '../Card.module.css'
import { NamedClinic } from '../NamedClinic.tsx'
import { Why } from '../WhyCard.tsx'

const words = residentText.programmes
const CLOSE = 'programme_close'

/** What a programme says of the person: short facts by label. */
export const PanelFacts = ({ panel }: { readonly panel: ProgrammePanel }) => (
  <dl className={style.facts}>
    {panel.facts.map(({ label, value, tone = 'plain' }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd className={style[tone]}>{value}</dd>
      </div>
    ))}
  </dl>
)

const Actions = ({ panel, page }: { readonly panel: ProgrammePanel; readonly page: ResidentPage }) => {
  const id = page.resident_id
  const visit = panel.visit_form ? formOf(panel.visit_form) : null
  if (!page.may.record || !panel.may.record) return null
  return (
    <p className={style.actions}>
      {panel.enrolled && visit && (
        <Link to="/residents/$id/forms/$form" params={{ id, form: visit.id }} className={style.primary}>
          {words.visit(visit.short)}
        </Link>
      )}
      {!panel.enrolled && panel.enrol_form && (
        <Link to="/residents/$id/forms/$form" params={{ id, form: panel.enrol_form }} className={style.other}>
          {words.enrol(panel.label)}
        </Link>
      )}
      {panel.enrolled && panel.enrol_form && (
        <Link
          to="/residents/$id/forms/$form"
          params={{ id, form: CLOSE }}
          search={{ programme: panel.id }}
          className={style.other}
        >
          {words.close}
        </Link>
      )}
    </p>
  )
}

/** Each programme of the person: where they stand in it, why they count or not, enrolment and closing. */
export const ProgrammesTab = ({ page }: { readonly page: ResidentPage }) => {
  const panels = page.programmes.filter(({ enrol_form, restricted }) => enrol_form !== null || restricted !== null)
  return (
    <div className={style.cards}>
      {panels.length === 0 && <p className="hint">{words.none}</p>}
      {panels.map((panel) => (
        <section key={panel.id} className="card" aria-labelledby={`programme-${panel.id}`}>
          <div className={style.cardHead}>
            <h2 id={`programme-${panel.id}`}>{panel.label}</h2>
            <StatusChip state={panel.enrolled ? 'met' : 'none'}>
              {panel.enrolled ? words.enrolled : words.notEnrolled}
            </StatusChip>
          </div>
          <PanelFacts panel={panel} />
          <Actions panel={panel} page={page} />
          {panel.restricted && panel.enrolled && panel.may.assign && (
            <NamedClinic resident={page.resident_id} dataClass={panel.restricted} />
          )}
          {panel.clauses.map((asked) => (
            <Why key={asked.indicator} asked={asked} page={page} />
          ))}
        </section>
      ))}
    </div>
  )
}
