import { addDays, addMonths, type Day, earlier } from '@wangdi/kernel/day/day.ts'
import type { Disease, Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'

/** Answers of the management card (高血压患者管理卡). */
export const enrolAnswers = (_person: Resident, disease: Disease, r: Random): Answers => {
  const sbp = r.int(142, 172)
  return {
    diagnosis_date: disease.diagnosed,
    diagnosis_org: r.pick(['青禾县人民医院', '青禾县中医医院', '柳湾镇卫生院']),
    diagnosis_type: '1',
    source_of_case: r.pick(['1', '1', '2', '2', '3', '4']),
    bp_at_enrol: { sbp, dbp: Math.min(sbp - 30, r.int(84, 104)) },
    comorbidity: r.chance(0.86) ? ['1'] : [r.pick(['2', '4', '5'])],
    family_doctor_contract: r.chance(0.8) ? '1' : '2',
    consent_informed: '1',
  }
}

/** How the management ends before the day, where it does. */
export type Ending =
  | { readonly kind: 'refused'; readonly on: Day; readonly refusals: readonly [Day, Day] }
  | { readonly kind: 'corrected'; readonly on: Day }
  | { readonly kind: 'lost'; readonly on: Day; readonly attempts: readonly Day[] }

/** About one patient in fifty refuses, turns out not to be ill, or is lost. */
export const endingOf = (enrolled: Day, until: Day, r: Random): Ending | null => {
  if (!r.chance(0.022)) return null
  const on = earlier(addDays(until, -5), addDays(until, -r.int(5, 700)))
  if (on <= addMonths(enrolled, 4)) return null
  const kind = r.pick(['refused', 'corrected', 'lost', 'lost'] as const)
  if (kind === 'refused') return { kind, on, refusals: [addDays(on, -r.int(35, 80)), on] }
  if (kind === 'corrected') return { kind, on }
  return { kind, on, attempts: [addDays(on, -40), addDays(on, -22), addDays(on, -6)] }
}
