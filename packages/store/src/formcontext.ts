import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { type Life, lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Ground } from './ground.ts'

/** Programmes the resident is in on a day: those with an episode that covers it and an enrolment of its own. */
const groupsOn = (subject: Subject, life: Life, on: Day): string[] =>
  programmes
    .filter(
      (programme) =>
        programme.enrolForm !== undefined &&
        programme
          .episodes(subject, life)
          .some(({ id, from, to }) => id !== '' && from <= on && (to === null || on < to)),
    )
    .map(({ id }) => id)

/**
 * The facts around a form that its checks use, as they are on the service day: from the whole history, without the
 * record that is being corrected.
 */
export const formContextOf = (
  subject: Subject,
  form: Form,
  on: Day,
  today: Day,
  ground: Ground,
  exclude: string | null = null,
): FormContext => {
  const others: Subject = {
    ...subject,
    records: exclude === null ? subject.records : subject.records.filter((record) => record.record_id !== exclude),
  }
  const life = lifeOf(others)
  const { birth_date, sex, name } = subject.person
  const own = programmes.find((programme) => programme.id === form.programme)
  return {
    today,
    name,
    sex,
    ...(birth_date && { birth_date, age: completedYears(birth_date, on) ?? undefined }),
    ...deathOf(life, today),
    admissions: life.stays.map(({ admitted, discharged }) => [admitted, discharged] as const),
    groups: groupsOn(others, life, on),
    rural: ground.areaOf(life.placeAt(on).village)?.rural ?? true,
    history: others.records,
    settings: ground.settings,
    ...own?.formContext?.(others, life, on),
  }
}

const deathOf = (life: Life, today: Day): Pick<FormContext, 'death_date'> => {
  const death = life.deathAt(today)
  return death ? { death_date: death } : {}
}
