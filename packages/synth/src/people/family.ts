import { addDays, type Day, dayNumber, earlier } from '@wangdi/kernel/day/day.ts'
import { draw, type Random, weighted } from '../random.ts'

export type Sex = '1' | '2'

/** A member of a household before it gets a name: relation to the head by GB/T 4761. */
export interface Member {
  readonly relation: string
  readonly sex: Sex
  readonly birth: Day
  /** Carries the family's surname; in-laws and spouses bring their own. */
  readonly blood: boolean
  readonly married: boolean
  readonly widowed: boolean
}

type Kind = 'elder' | 'elders' | 'nuclear' | 'withParents' | 'withGrandchildren' | 'single' | 'oneParent' | 'couple'

/** Shares of kinds of households that give about the pyramid of a county that many young people leave. */
const kinds = weighted<Kind>([
  ['elder', 11],
  ['elders', 15],
  ['couple', 9],
  ['nuclear', 27],
  ['withParents', 13],
  ['withGrandchildren', 16],
  ['single', 6],
  ['oneParent', 3],
])

const other = (sex: Sex): Sex => (sex === '1' ? '2' : '1')

/** A birthday that makes the person `age` years old on the day, any day of the year. */
const bornFor = (age: number, on: Day, r: Random): Day => addDays(on, -Math.floor(age * 365.2425) - r.int(1, 364))

const bornBetween = (low: number, high: number, on: Day, r: Random): Day => bornFor(r.int(low, high), on, r)

const member = (relation: string, sex: Sex, birth: Day, rest: Partial<Member> = {}): Member => ({
  relation,
  sex,
  birth,
  blood: true,
  married: false,
  widowed: false,
  ...rest,
})

const yearsLater = (birth: Day, years: number, r: Random): Day =>
  addDays(birth, Math.floor(years * 365.2425) + r.int(0, 364))

const spouseOf = (head: Member, on: Day, r: Random): Member => {
  const apart = Math.round(r.normal(head.sex === '1' ? 700 : -700, 900))
  const latest = addDays(on, -20 * 366)
  const birth = addDays(head.birth, apart)
  return member(head.sex === '1' ? '12' : '11', other(head.sex), earlier(birth, latest), {
    blood: false,
    married: true,
  })
}

/** Children of a mother: born in the order of her years, at most as many as the time allows. */
const childrenOf = (mother: Day, on: Day, most: number, oldest: number, r: Random): Member[] => {
  const count = r.int(1, most)
  const found: Member[] = []
  let birth = yearsLater(mother, r.int(20, 28), r)
  for (let n = 0; n < count && birth < on; n++) {
    if (dayNumber(on) - dayNumber(birth) <= oldest * 365) {
      const sex: Sex = r.chance(0.53) ? '1' : '2'
      found.push(member(sex === '1' ? '2' : '3', sex, birth))
    }
    birth = yearsLater(birth, r.int(2, 6), r)
  }
  return found
}

const parentsOf = (head: Member, on: Day, r: Random): Member[] => {
  const mother = addDays(head.birth, -Math.floor(r.int(19, 30) * 365.2425) - r.int(0, 364))
  const oldest = addDays(on, -96 * 365)
  const alive = r.chance(0.55)
  const found: Member[] = []
  if (mother > oldest) found.push(member('52', '2', mother, { blood: false, married: alive, widowed: !alive }))
  const father = addDays(mother, -r.int(0, 1400))
  if (alive && father > oldest && found.length > 0) found.push(member('51', '1', father, { married: true }))
  return found
}

const headOf = (low: number, high: number, on: Day, r: Random, rest: Partial<Member>): Member =>
  member('0', r.chance(0.82) ? '1' : '2', bornBetween(low, high, on, r), rest)

const couple = (low: number, high: number, on: Day, r: Random): [Member, Member] => {
  const head = headOf(low, high, on, r, { married: true })
  return [head, spouseOf(head, on, r)]
}

const motherOf = ([head, spouse]: readonly [Member, Member]): Day => (head.sex === '2' ? head.birth : spouse.birth)

const grandFamily = (pair: readonly [Member, Member], on: Day, r: Random): Member[] => {
  const son = member('2', '1', yearsLater(motherOf(pair), r.int(20, 27), r), { married: true })
  const wife = member('38', '2', addDays(son.birth, r.int(-600, 1400)), { blood: false, married: true })
  if (dayNumber(on) - dayNumber(wife.birth) < 21 * 366) return [{ ...son, married: false }]
  const grandchildren = childrenOf(wife.birth, on, 3, 22, r).map((child) => ({
    ...child,
    relation: child.sex === '1' ? '41' : '42',
  }))
  return [son, wife, ...grandchildren]
}

const makers: Readonly<Record<Kind, (on: Day, r: Random) => Member[]>> = {
  elder: (on, r) => [member('0', r.chance(0.4) ? '1' : '2', bornBetween(62, 92, on, r), { widowed: r.chance(0.85) })],
  elders: (on, r) => couple(60, 84, on, r),
  couple: (on, r) => couple(40, 60, on, r),
  nuclear: (on, r) => {
    const pair = couple(26, 50, on, r)
    return [...pair, ...childrenOf(motherOf(pair), on, 3, 21, r)]
  },
  withParents: (on, r) => {
    const pair = couple(28, 52, on, r)
    return [...pair, ...childrenOf(motherOf(pair), on, 3, 21, r), ...parentsOf(pair[0], on, r)]
  },
  withGrandchildren: (on, r) => {
    const pair = couple(48, 74, on, r)
    return [...pair, ...grandFamily(pair, on, r)]
  },
  single: (on, r) => [headOf(22, 58, on, r, {})],
  oneParent: (on, r) => {
    const mother = member('0', '2', bornBetween(26, 48, on, r), {})
    return [mother, ...childrenOf(mother.birth, on, 2, 20, r)]
  },
}

/** The members of one household on the day, the head first. */
export const family = (on: Day, r: Random): readonly Member[] =>
  makers[draw(kinds, r)](on, r).filter(({ birth }) => birth <= on)
