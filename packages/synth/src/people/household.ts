import { addMonths, completedYears, type Day, earlier, later } from '@wangdi/kernel/day/day.ts'
import type { HouseholdLine } from '@wangdi/kernel/exchange/line.ts'
import { illnessesOf } from '../care/illness.ts'
import { hypertensionOf } from '../hypertension/onset.ts'
import type { Village } from '../places.ts'
import { type Random, uuid7 } from '../random.ts'
import type { Answers } from '../record.ts'
import { family, type Member } from './family.ts'
import { type Fate, fateOf } from './life.ts'
import { fullName, people, surname } from './names.ts'
import { phoneNumber } from './numbers.ts'
import type { Resident } from './person.ts'

/** What the members of one household share. */
export interface Family {
  readonly id: string
  readonly group: string
  readonly address: string
  readonly phone: string
  readonly environment: Answers
}

export interface Household {
  readonly line: HouseholdLine
  readonly residents: readonly Resident[]
}

export interface Maker {
  readonly on: Day
  readonly villages: readonly Village[]
  readonly local: (birth: Day, sex: '1' | '2', r: Random) => string
  readonly foreign: (birth: Day, sex: '1' | '2', r: Random) => string
}

const NUMERALS = '一二三四五六七八九十'.split('')
const groupName = (n: number): string => `${n > 10 ? `十${NUMERALS[n - 11] ?? ''}` : NUMERALS[n - 1]}组`

const sharedBy = (village: Village, on: Day, r: Random): Family => {
  const group = groupName(r.int(1, village.groups))
  const address = village.rural
    ? `青禾县${village.townshipName}${village.name}${group}${r.int(1, 90)}号`
    : `青禾县${village.townshipName}${village.name}${r.int(1, 30)}栋${r.int(1, 4)}单元${r.int(1, 18)}0${r.int(1, 4)}室`
  return {
    id: uuid7(Date.parse(addMonths(on, -r.int(40, 160))), r),
    group,
    address,
    phone: phoneNumber(r),
    environment: {
      env_kitchen: r.pick(village.rural ? ['1', '2', '3', '4', '2'] : ['2', '2', '3']),
      env_fuel: r.pick(village.rural ? ['1', '2', '5', '1', '4'] : ['1', '3', '3']),
      env_water: r.pick(village.rural ? ['1', '1', '1', '3'] : ['1']),
      env_toilet: r.pick(village.rural ? ['1', '1', '2', '5'] : ['1']),
      env_livestock: r.pick(village.rural ? ['1', '2', '2', '4'] : ['1']),
    },
  }
}

interface Identity {
  readonly id_type: string
  readonly id_number: string | null
}

/** Newborns mostly have no number yet. */
const identityOf = (member: Member, fate: Fate, maker: Maker, r: Random): Identity => {
  if ((completedYears(member.birth, maker.on) ?? 0) < 1 && r.chance(0.4)) return { id_type: 'P0', id_number: null }
  const give = fate.registered ? maker.local : maker.foreign
  return { id_type: '01', id_number: give(member.birth, member.sex, r) }
}

const nameOf = (member: Member, familyName: string, ethnicity: string, r: Random): string =>
  fullName(member.blood ? familyName : surname(r), member.sex, Number(member.birth.slice(0, 4)), ethnicity, r)

interface Setting {
  readonly village: Village
  readonly shared: Family
  readonly familyName: string
  readonly ethnicity: string
  readonly several: boolean
  readonly nextCode: () => string
}

/** Height in cm and weight in kg of a grown person; the heaviest and lightest stay plausible. */
const bodyOf = (member: Member, r: Random): Pick<Resident, 'height' | 'weight'> => {
  const height = Math.min(188, Math.max(142, r.normal(member.sex === '1' ? 165 : 155, 6)))
  const bmi = Math.min(33, Math.max(17.5, r.normal(23.6, 2.9)))
  return { height: Math.round(height * 10) / 10, weight: Math.round(bmi * height ** 2) / 10_000 }
}

const residentOf = (member: Member, at: Setting, maker: Maker, r: Random): Resident => {
  const { village, shared } = at
  const fate = fateOf(member, maker.on, at.several && member.relation === '0', r)
  const age = completedYears(member.birth, maker.on) ?? 0
  const name = nameOf(member, at.familyName, at.ethnicity, r)
  const id = uuid7(Date.parse(fate.opened) + r.int(0, 36_000_000), r)
  const own = age >= 14 && r.chance(0.86) ? phoneNumber(r) : shared.phone
  const { id_type, id_number } = identityOf(member, fate, maker, r)
  const doctor = r.pick(village.doctors)
  const disease = hypertensionOf(member.birth, fate, maker.on, village.diligence, r)
  const smokes = member.sex === '1' && age >= 18 && r.chance(0.46) ? r.pick([5, 10, 10, 15, 20, 20, 30]) : 0
  return {
    line: {
      kind: 'resident',
      resident_id: id,
      name,
      sex: member.sex,
      birth_date: member.birth,
      id_type: id_type === 'P0' ? 'P0' : '01',
      id_number,
      village: village.code,
      residence_type: fate.registered ? '1' : '2',
      residence_start_date: fate.residenceStart,
      current_address: shared.address,
      registered_address: fate.registered
        ? shared.address
        : `外县${r.pick(['东坡', '南关', '西河', '北塘'])}镇${r.int(1, 90)}号`,
      own_phone: own,
      group: shared.group,
      record_code: at.nextCode(),
      paper_only: false,
      opened_to_resident_on: r.chance(0.66)
        ? earlier(maker.on, later(fate.opened, addMonths(maker.on, -r.int(0, 20))))
        : null,
      legacy_number: null,
      aliases: [],
    },
    id,
    name,
    sex: member.sex,
    birth: member.birth,
    ethnicity: at.ethnicity,
    married: member.married,
    widowed: member.widowed,
    fate,
    village,
    family: shared,
    doctor: { unit: village.station, provider: doctor.name },
    movesTo: fate.transfer ? r.pick(maker.villages) : null,
    disease,
    illnesses: illnessesOf(
      { birth: member.birth, fate, on: maker.on, diligence: village.diligence },
      disease !== null,
      smokes > 0,
      r,
    ),
    smokes,
    drinks: member.sex === '1' && age >= 18 && r.chance(0.4) ? r.pick([1, 1, 2, 2, 3, 4]) : 0,
    abo: r.pick(['1', '2', '3', '3', '4', '5', '5', '5']),
    rh: r.pick(['2', '2', '3', '3', '3']),
    ...bodyOf(member, r),
  }
}

const memberLine = (member: Member, { id, fate }: Resident): HouseholdLine['members'][number] => ({
  resident_id: id,
  relation_to_head: member.relation,
  joined: later(member.birth, fate.residenceStart ?? fate.opened),
  left: fate.death ?? fate.movedOut ?? fate.transfer,
})

/** One household of a village with at most `most` members. */
export const household = (
  village: Village,
  most: number,
  nextCode: () => string,
  maker: Maker,
  r: Random,
): Household => {
  const shared = sharedBy(village, maker.on, r)
  const members = family(maker.on, r).slice(0, most)
  const setting: Setting = {
    village,
    shared,
    familyName: surname(r),
    ethnicity: people(r),
    several: members.length > 1,
    nextCode,
  }
  const residents = members.map((member) => residentOf(member, setting, maker, r))
  const rows = members.map((member, at) => memberLine(member, residents[at]))
  return {
    residents,
    line: {
      kind: 'household',
      household_id: shared.id,
      village: village.code,
      address: shared.address,
      phone: shared.phone,
      head: residents[0].id,
      members: rows,
      env_kitchen: String(shared.environment.env_kitchen),
      env_fuel: String(shared.environment.env_fuel),
      env_water: String(shared.environment.env_water),
      env_toilet: String(shared.environment.env_toilet),
      env_livestock: String(shared.environment.env_livestock),
      economic_note: null,
      special_family: [],
      archived: rows.every(({ left }) => left !== null),
    },
  }
}
