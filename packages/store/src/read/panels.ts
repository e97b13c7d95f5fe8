import type { CourseView, ProgrammePanel } from '@wangdi/kernel/api/routes/residents.ts'
import { type Day, yearEnd, yearOf, yearStart } from '@wangdi/kernel/day/day.ts'
import { codesOf, isFilled, rowsOf, textOf } from '@wangdi/kernel/form/answers.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { type Life, lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'

/** Measured courses that hold at least one point. */
export const coursesOf = (subject: Subject, today: Day): CourseView[] =>
  programmes
    .flatMap(({ courses }) => courses ?? [])
    .flatMap(({ id, label, unit, panels, points, targets }) => {
      const measured = points(subject)
      const [first] = measured
      return first ? [{ id, label, unit, panels, points: measured, targets: targets(subject, first.day, today) }] : []
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

/** What a programme says about a resident: short facts, and why they count or not in its headline indicators. */
const panelOf = (programme: Programme, subject: Subject, today: Day): ProgrammePanel | null => {
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
    facts: programme.summary?.(subject, life, today) ?? [],
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

export const panelsOf = (subject: Subject, today: Day): ProgrammePanel[] =>
  programmes.flatMap((programme) => panelOf(programme, subject, today) ?? [])

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

/** Medicines of the latest record that lists them. */
export const drugsOf = (subject: Subject): { source: string; date: string | null; items: string[] } | null => {
  const listing = subject.records.findLast(({ form, fields }) => {
    const key = drugKey(form)
    return key !== null && rowsOf(fields, key).length > 0
  })
  const key = listing && drugKey(listing.form)
  if (!listing || !key) return null
  const items = rowsOf(listing.fields, key).map((row) =>
    [row.name, row.amount, row.unit, row.times_per_day ? `每日${row.times_per_day}次` : null]
      .filter((part) => isFilled(part))
      .join(' '),
  )
  return { source: formOf(listing.form)?.short ?? listing.form, date: listing.service_date, items }
}

const drugKey = (form: string): string | null =>
  Object.entries(formOf(form)?.fields ?? {}).find(([, field]) => field.concept === 'drugs')?.[0] ?? null
