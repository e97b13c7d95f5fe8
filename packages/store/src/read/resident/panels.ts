import { type DataClass, isRestricted } from '@wangdi/kernel/access/class.ts'
import type { CourseView, DrugLine, ProgrammePanel } from '@wangdi/kernel/api/answers/residents.ts'
import { type Day, yearEnd, yearOf, yearStart } from '@wangdi/kernel/day/day.ts'
import { codesOf, isFilled, textOf } from '@wangdi/kernel/form/answers.ts'
import { formOf, forms } from '@wangdi/kernel/form/list.ts'
import { groupLabel } from '@wangdi/kernel/medication/drug.ts'
import { lineWords } from '@wangdi/kernel/medication/line.ts'
import { medicationsOf } from '@wangdi/kernel/medication/statement.ts'
import { type Life, lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { factsFor } from '../../visible.ts'

/** Of a class that few may see: for those who do, it is what they open the page for. */
const isNamed = ({ dataClass = 'D1' }: Programme): boolean => isRestricted(dataClass)

/** Measured courses that hold at least one point; those of restricted classes first. */
export const coursesOf = (visible: readonly Programme[], whole: Subject, today: Day): CourseView[] =>
  [...visible.filter(isNamed), ...visible.filter((one) => !isNamed(one))].flatMap((programme) => {
    const subject = factsFor(programme, whole)
    return (programme.courses ?? []).flatMap(({ id, label, unit, panels, points, targets }) => {
      const measured = points(subject)
      const [first] = measured
      return first ? [{ id, label, unit, panels, points: measured, targets: targets(subject, first.day, today) }] : []
    })
  })

const isMember = (programme: Programme, subject: Subject, life: Life, today: Day): boolean =>
  programme
    .episodes(subject, life)
    .some(
      (episode) =>
        episode.from <= today &&
        (episode.to === null || today < episode.to) &&
        (programme.stateAt(subject, life, episode, today)?.flags.includes('enrolled') ?? false),
    )

const headlines = (programme: Programme) =>
  programme.indicators.filter(({ headline, clauses }) => headline && clauses.length > 0)

/** Whether the post holds a right, e.g. `C:D1`. */
export type MayDo = (right: string) => boolean

/** What the reader may do in a programme is asked of its class. */
const rightsIn = ({ dataClass = 'D1' }: Programme, mayDo: MayDo): Pick<ProgrammePanel, 'restricted' | 'may'> => ({
  restricted: isRestricted(dataClass) ? dataClass : null,
  may: { record: mayDo(`C:${dataClass}`), assign: isRestricted(dataClass) && mayDo(`A:${dataClass}`) },
})

/** What a programme says about a resident: short facts, and why they count or not in its headline indicators. */
const panelOf = (programme: Programme, whole: Subject, today: Day, mayDo: MayDo): ProgrammePanel | null => {
  const subject = factsFor(programme, whole)
  const life = lifeOf(subject)
  const episodes = programme.episodes(subject, life)
  if (episodes.length === 0 && !programme.enrolForm) return null
  const enrolled = isMember(programme, subject, life, today)
  const period = { start: yearStart(yearOf(today)), end: yearEnd(yearOf(today)) }
  return {
    id: programme.id,
    label: programme.label,
    enrolled,
    enrol_form: programme.enrolForm ?? null,
    visit_form: programme.visitForm ?? null,
    ...rightsIn(programme, mayDo),
    facts: programme.summary?.(subject, life, today) ?? [],
    calendar: programme.calendar?.(subject, life, today) ?? null,
    clauses:
      episodes.length === 0
        ? []
        : headlines(programme).map(({ id, name }) => ({
            indicator: id,
            name,
            reading: '进度',
            on: today,
            tree: programme.explain(subject, life, id, today, period),
          })),
  }
}

/** Of a programme for which the person is assigned by name no more than that they are in it, and the visit form. */
const assignedPanel = ({ id, label, visitForm, dataClass }: Programme): ProgrammePanel => ({
  id,
  label,
  enrolled: true,
  enrol_form: null,
  visit_form: visitForm ?? null,
  restricted: dataClass !== undefined && isRestricted(dataClass) ? dataClass : null,
  may: { record: true, assign: false },
  facts: [],
  calendar: null,
  clauses: [],
})

/** Panels of the programmes that the reader sees, and of those of which they know only that the person is in them. */
export const panelsOf = (
  visible: readonly Programme[],
  assigned: ReadonlySet<string>,
  subject: Subject,
  today: Day,
  mayDo: MayDo,
): ProgrammePanel[] =>
  programmes.flatMap((programme) => {
    if (visible.includes(programme)) return panelOf(programme, subject, today, mayDo) ?? []
    return assigned.has(programme.id) ? [assignedPanel(programme)] : []
  })

/** Labels of the chosen codes of a `many` field in the latest record of a form that has it. */
export const latestChoices = (subject: Subject, key: string, none: string): string[] => {
  const record = subject.records.findLast(({ fields }) => isFilled(fields[key]))
  const field = record && formOf(record.form)?.fields[key]
  if (!record || field?.kind !== 'many') return []
  return codesOf(record.fields, key)
    .filter((code) => code !== none)
    .map((code) => field.options.find((option) => option.code === code)?.label ?? code)
}

/** The last answer of a concept, whatever form states it. */
export const latestOf = (subject: Subject, concept: string): string | null => {
  for (const { form, fields } of subject.records.toReversed()) {
    const keys = Object.entries(formOf(form)?.fields ?? {}).filter(([, field]) => field.concept === concept)
    for (const [key] of keys) {
      const value = textOf(fields, key)
      if (value !== null) return value
    }
  }
  return null
}

/** The person's medicines from what each form last said; of a class only for who holds it. */
export const drugsOf = ({ records }: Subject, today: Day, classes: readonly DataClass[]): DrugLine[] =>
  medicationsOf(records, forms, today)
    .filter(({ dataClass }) => dataClass === 'D1' || classes.includes(dataClass))
    .map(({ line, name, group, formTitle, date }) => ({
      name,
      dose: lineWords({ ...line, name: null }),
      group: group === null ? null : groupLabel(group),
      source: formTitle,
      date,
    }))
