import type { Day } from '../../day/day.ts'
import { textOf } from '../../form/answers.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Change } from '../change.ts'
import type { Place } from '../rows.ts'
import type { Subject } from '../subject.ts'

const FIRST = '0001-01-01' as Day

/** Code of the village that a record moves the resident to: a change of residence, an accepted transfer. */
const movesTo = ({ form, fields }: RecordFact): string | null => {
  if (form === 'rec_residence') return textOf(fields, 'current_village')
  return form === 'rec_transfer' && fields.state === 'accepted' ? textOf(fields, 'to_village') : null
}

const villages = ({ records, person, areaOf }: Subject): Change<number>[] => {
  const changes = [{ from: FIRST, value: person.village }]
  for (const record of records) {
    const code = movesTo(record)
    const village = code ? areaOf(code, record.service_date) : 0
    if (village !== 0) changes.push({ from: record.service_date, value: village })
  }
  return changes
}

/**
 * Village and managing unit from the day they hold (档案转移; the unit follows from the village and its assignment on
 * the day). The first entry holds from the beginning.
 */
export const placeChanges = (subject: Subject): readonly Change<Place>[] => {
  const { person, unitOf, unitDays } = subject
  const moves = villages(subject)
  const place = (village: number, on: Day): Place => ({
    village,
    unit: unitOf(village, on) || (village === person.village ? person.unit : 0),
  })
  return moves.flatMap(({ from, value }, at) => {
    const until = moves[at + 1]?.from
    const days = unitDays?.(value).filter((day) => day > from && (!until || day < until)) ?? []
    return [from, ...days].map((day) => ({ from: day, value: place(value, day) }))
  })
}
