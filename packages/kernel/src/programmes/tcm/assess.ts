import { type Day, yearOf } from '../../day/day.ts'
import { dayBeside } from '../../day/words.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { isAged, isTargetOn, leftBefore } from '../elderly/group.ts'
import { constitutionNames, constitutions } from './constitution/types.ts'
import { judge, servicesOf } from './course.ts'
import { explain } from './explain.ts'

type Facts = ReturnType<NonNullable<Programme['summary']>>

/** Short facts of a member: this year's constitution, or that of the last time. */
export const summary = (subject: Subject, life: Life, on: Day): Facts => {
  if (!isTargetOn(subject, life, on)) return []
  const { service, received } = judge(subject, on)
  const last = servicesOf(subject).findLast(({ date, main }) => date <= on && main !== null)
  return [
    {
      label: '本年体质辨识',
      value: received ? '完成' : service ? '未完成' : '未做',
      tone: received ? 'met' : 'due',
    },
    ...(last?.main
      ? [
          {
            label: yearOf(last.date) === yearOf(on) ? '主要体质' : '上次体质',
            value: `${constitutionNames[last.main]}（${dayBeside(last.date, on)}）`,
          },
        ]
      : []),
  ]
}

/** What the programme says about one person on a day; null for who is too young or left in an earlier year. */
export const assess = (subject: Subject, life: Life, on: Day): Readonly<Record<string, unknown>> | null => {
  const [target, aged] = [isTargetOn(subject, life, on), isAged(subject, on)]
  if ((!target && !aged) || leftBefore(life, on)) return null
  const { service, received, guided } = judge(subject, on)
  const results = service?.judged?.results
  const unmet = explain(subject, life, 'TCM-01', on).children ?? []
  return {
    target,
    date: service?.date ?? null,
    main_type: service?.main ?? null,
    results: results ? Object.fromEntries(constitutions.map((type) => [type, results[type]])) : null,
    guidance: guided,
    received,
    unmet_clauses: unmet
      .filter(({ state }) => state === 'unmet')
      .map(({ code, text, due_by }) => ({ code, text_zh: text, due_by: due_by ?? null })),
  }
}
