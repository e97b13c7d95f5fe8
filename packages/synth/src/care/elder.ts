import { type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, type Author, written } from '../record.ts'
import { ordinary } from './ordinary.ts'
import { aroundOf, factOf } from './records.ts'

/** Scores that give the band that the check-up says. */
const scores: Readonly<Record<string, readonly (readonly number[])[]>> = {
  '1': [
    [0, 0, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0, 1, 0, 1, 1],
  ],
  '2': [
    [3, 1, 0, 0, 1],
    [0, 3, 3, 1, 1],
  ],
  '3': [
    [3, 3, 3, 1, 1],
    [3, 3, 3, 0, 5],
  ],
  '4': [[5, 7, 5, 5, 10]],
}

const adl = (band: string, r: Random): Answers => {
  const [adl_meal, adl_wash, adl_dress, adl_toilet, adl_move] = r.pick(scores[band] ?? scores['1'])
  return { adl_meal, adl_wash, adl_dress, adl_toilet, adl_move }
}

const yearly = ({ elder_cognition, elder_emotion, elder_self_care }: Answers): Answers => ({
  cog_immediate: 3,
  cog_delayed: elder_cognition === '2' ? 1 : 3,
  emo_answer_sad: elder_emotion === '2' ? '2' : '1',
  emo_answer_mood: '1',
  old_guidance: elder_self_care === '1' ? ['1', '2', '3'] : ['1', '2', '3', '4'],
})

/** One constitution stands out in most: its four questions are answered higher than the others. */
const TYPES: readonly (readonly number[])[] = [
  [2, 3, 4, 14],
  [11, 12, 13, 29],
  [10, 21, 26, 31],
  [9, 16, 28, 32],
  [23, 25, 27, 30],
  [19, 22, 24, 33],
]

const constitution = (r: Random): Answers => {
  const answers: Answers = { q1: r.pick([4, 5]) }
  const main = r.chance(0.7) ? r.pick(TYPES) : []
  for (let n = 2; n <= 33; n++) answers[`q${n}`] = main.includes(n) ? r.pick([3, 3, 4]) : r.chance(0.8) ? 1 : 2
  return answers
}

interface Visit {
  readonly person: Resident
  readonly on: Day
  readonly author: Author
  readonly history: readonly RecordFact[]
  readonly today: Day
  readonly r: Random
}

const write = (form: Form, given: Answers, { person, on, author, history, today, r }: Visit): RecordLine => {
  const fields = ordinary(form, given, on, aroundOf(person, history), r)
  return written({ resident: person.id, form: form.id, on, fields, author, by: today }, r)
}

/** Every type that came out gets advice. */
const withAdvice = (form: Form, given: Answers, visit: Visit): Answers => {
  const judged = ordinary(form, given, visit.on, aroundOf(visit.person, visit.history), visit.r)
  const advised = Object.entries(judged).flatMap(([key, value]) =>
    key.startsWith('result_') && (value === '1' || value === '2') ? [key.replace('result_', 'guide_')] : [],
  )
  return { ...given, ...Object.fromEntries(advised.map((key) => [key, ['1', '2', '4']])) }
}

/** What belongs to the yearly check-up of an older person: self-care, screens and guidance, constitution. */
export const elderRecords = (
  person: Resident,
  checkups: readonly RecordLine[],
  today: Day,
  r: Random,
): RecordLine[] => {
  const forms = { adl: formOf('old_adl'), yearly: formOf('old_yearly'), tcm: formOf('tcm_elder') }
  const found: RecordLine[] = []
  const history: RecordFact[] = []
  for (const checkup of checkups) {
    const on = checkup.service_date as Day
    history.push(factOf(checkup))
    if (yearOf(on) - yearOf(person.birth) < 65) continue
    const author = { unit: checkup.org_id ?? '', provider: checkup.provider_id ?? '' }
    const visit: Visit = { person, on, author, history: [...history], today, r }
    const exam = checkup.fields as Answers
    if (forms.adl && r.chance(0.95)) found.push(write(forms.adl, adl(String(exam.elder_self_care ?? '1'), r), visit))
    if (forms.yearly && r.chance(0.96)) found.push(write(forms.yearly, yearly(exam), visit))
    if (forms.tcm && r.chance(0.72)) {
      const given = constitution(r)
      found.push(write(forms.tcm, withAdvice(forms.tcm, given, visit), visit))
    }
  }
  return found
}
