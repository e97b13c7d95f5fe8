import { completedYears, type Day, later } from '../../day/day.ts'
import { type Change, simplified } from '../change.ts'
import type { RecordState } from '../life.ts'
import type { Subject } from '../subject.ts'
import type { Step } from './steps.ts'

/** Forms that carry the basic information of a child of 0–6 years instead of the personal form (建档). */
const childForms: readonly string[] = ['child_basic_info', 'chi_c0']

interface FirstDays {
  readonly cover: Day | null
  readonly personal: Day | null
  readonly child: Day | null
}

const firstDays = ({ records }: Subject): FirstDays => {
  let [cover, personal, child]: (Day | null)[] = [null, null, null]
  for (const { form, service_date, open_block } of records) {
    if (open_block) continue
    if (form === 'rec_cover') cover ??= service_date
    else if (form === 'rec_personal') personal ??= service_date
    else if (childForms.includes(form)) child ??= service_date
  }
  return { cover, personal, child }
}

const isChild = (birth: Day | null, on: Day): boolean => birth !== null && (completedYears(birth, on) ?? 0) < 7

/** Cover and personal form both submitted; for a child of 0–6 years the cover and the child's page. */
const openedOn = (subject: Subject): Day | null => {
  const { cover, personal, child } = firstDays(subject)
  if (!cover) return null
  const adult = personal && later(cover, personal)
  const young = child && later(cover, child)
  if (!young || !isChild(subject.person.birth_date, young)) return adult
  return adult && adult < young ? adult : young
}

/** States of the health record from the days they begin (档案状态); once opened it stays opened. */
export const recordStateChanges = (
  subject: Subject,
  steps: readonly Step[],
): { readonly openedOn: Day | null; readonly states: readonly Change<RecordState>[] } => {
  const opened = openedOn(subject)
  if (steps.length === 0) return { openedOn: opened, states: opened ? [{ from: opened, value: 'active' }] : [] }
  const stateOn = (on: Day): RecordState => {
    const last = steps.findLast(({ day }) => day <= on)?.to ?? 'active'
    return last === 'active' && !(opened && opened <= on) ? 'draft' : last
  }
  const days = [...(opened ? [opened] : []), ...steps.map(({ day }) => day)].sort()
  return {
    openedOn: opened,
    states: simplified(
      days.map((from) => ({ from, value: stateOn(from) })),
      'draft',
    ),
  }
}
