import { type Day, earlier } from '@wangdi/kernel/day/day.ts'
import type { Village } from '../places.ts'
import { type Random, uuid7 } from '../random.ts'
import type { Plant } from '../truth.ts'
import type { Household } from './household.ts'
import { ageOn, type Resident } from './person.ts'

interface At {
  /** Residents that may still be added to the village. */
  readonly room: number
  readonly today: Day
  readonly nextCode: () => string
  readonly give: (birth: Day, sex: '1' | '2', r: Random) => string
  readonly plant: Plant
}

const withNumber = (person: Resident, id_number: string): Resident => ({
  ...person,
  line: { ...person.line, id_number },
})

const badChecksum = (person: Resident, { plant }: At): Resident => {
  const number = person.line.id_number
  if (!number) return person
  const wrong = number.slice(0, 17) + (number[17] === '0' ? '1' : '0')
  plant({ mistake: 'id_checksum', resident_id: person.id, record_id: null, detail: `校验位应为 ${number[17]}` })
  return withNumber(person, wrong)
}

/** The same person opened once more, with another number in the same village. */
const twin = (person: Resident, village: Village, { today, nextCode, give, plant }: At, r: Random): Resident => {
  const opened = earlier(today, person.fate.opened)
  const id = uuid7(Date.parse(opened) + r.int(36_000_001, 72_000_000), r)
  plant({ mistake: 'duplicate_person', resident_id: id, record_id: null, detail: `与 ${person.id} 同名同性别同生日` })
  return {
    ...person,
    id,
    disease: null,
    doctor: { unit: village.station, provider: village.doctors[0].name },
    line: {
      ...person.line,
      resident_id: id,
      id_number: give(person.birth, person.sex, r),
      record_code: nextCode(),
    },
  }
}

/** A household in which, rarely, one number is wrong or one person was opened twice. */
export const plantIdentity = (home: Household, village: Village, at: At, r: Random): Household => {
  const chance = r.next()
  const last = home.residents.length - 1
  const person = home.residents[last]
  if (chance < 0.003) return { ...home, residents: home.residents.with(last, badChecksum(person, at)) }
  if (chance > 0.006 || at.room < 1 || ageOn(person, at.today) < 7 || person.fate.until < at.today) return home
  return { ...home, residents: [...home.residents, twin(person, village, at, r)] }
}
