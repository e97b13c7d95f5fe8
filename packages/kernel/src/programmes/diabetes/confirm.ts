import { addDays, addMonths, type Day, later } from '../../day/day.ts'
import { textOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Course } from '../chronic/course/course.ts'
import { TWO_WEEKS } from '../shared/obligation.ts'
import { type Due, exitAfter } from './high-risk.ts'
import { screeningOf } from './screening.ts'

/** The outcome is known: asked and told, sent back by the hospital, tested again, or a card is made (also a refused one). */
const tells = ({ form, fields, service_date }: RecordFact, from: Day): boolean => {
  if (form === 'dm_enrol') return service_date >= from
  const told = form === 'referral_back' || form === 'dm_screen'
  return service_date > from && (told || (form === 'contact_attempt' && textOf(fields, 'outcome') === '1'))
}

/**
 * The outcome of the referral of who was screened as probable is looked after within two weeks (规范第三版·2型糖尿病·筛查);
 * what nobody asked in a year is not asked any more.
 */
export const confirmDues = ({ records, horizon }: Subject, life: Life, { cares }: Course): readonly Due[] => {
  const screens = records.filter(({ form, open_block }) => form === 'dm_screen' && !open_block)
  return screens.flatMap((record): Due[] => {
    const { service_date: from, record_id, fields } = record
    const opens = addDays(from, 1)
    const earlier = screens.filter(({ service_date }) => service_date < from)
    const known = cares.some(({ enrolment }) => enrolment.from < from)
    if (known || opens > horizon || screeningOf(fields, earlier).status !== 'probable') return []
    const over = addMonths(from, 12)
    const exit = exitAfter(life, from)
    const end = exit && exit < over ? exit : over
    if (end <= opens) return []
    const met = records.find((one) => tells(one, from) && one.service_date < end)
    return [
      {
        kind: 'confirm_dm',
        slot: record_id,
        episode: '',
        opens,
        due_by: addDays(from, TWO_WEEKS),
        met_on: met ? later(met.service_date, opens) : null,
        met_by: met?.record_id ?? null,
        ended_on: met ? null : end,
        form: 'contact_attempt',
        facts: { date: from },
      },
    ]
  })
}
