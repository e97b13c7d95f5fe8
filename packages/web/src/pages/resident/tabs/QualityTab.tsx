import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { Severity } from '@wangdi/kernel/form/finding.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { residentText } from '../../../text/resident.ts'
import style from '../Card.module.css'
import { Why } from '../WhyCard.tsx'
import { PanelFacts } from './ProgrammesTab.tsx'

const words = residentText.quality
const chips: Readonly<Record<Severity, 'unmet' | 'due' | 'none'>> = {
  reject: 'unmet',
  block: 'unmet',
  warn: 'due',
  info: 'none',
}

/** The form that asks for a field; it is where the finding is put right. */
const formWith = (field: string) => {
  const key = field.split(/[.[]/, 1)[0]
  return [...forms.values()].find(
    (form) => form.subject === 'resident' && form.service === 'none' && key in form.fields,
  )
}

/** What the record lacks or contradicts, each with the way to put it right. */
export const QualityTab = ({ page }: { readonly page: ResidentPage }) => {
  const panels = page.programmes.filter(({ enrol_form }) => enrol_form === null)
  return (
    <section className={`card ${style.quality}`} aria-labelledby="quality">
      <div className={style.cardHead}>
        <h2 id="quality">{words.title}</h2>
        <StatusChip state={page.standardised ? 'met' : 'unmet'}>
          {page.standardised ? residentText.standard : residentText.notStandard}
        </StatusChip>
      </div>
      {panels.map((panel) => (
        <PanelFacts key={panel.id} panel={panel} />
      ))}
      {page.findings.length === 0 && <p className="hint">{words.complete}</p>}
      <ul className={style.findings}>
        {page.findings.map((found) => {
          const form = formWith(found.field)
          return (
            <li key={`${found.code} ${found.field} ${found.message_zh}`}>
              <StatusChip state={chips[found.severity]}>{words.severity[found.severity]}</StatusChip>
              <span>{found.message_zh}</span>
              {form && page.may.record && (
                <Link
                  to="/residents/$id/forms/$form"
                  params={{ id: page.resident_id, form: form.id }}
                  className={`door ${style.end}`}
                >
                  {words.fix(form.short)}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      {panels
        .flatMap(({ clauses }) => clauses)
        .map((asked) => (
          <Why key={asked.indicator} asked={asked} page={page} folded />
        ))}
    </section>
  )
}
