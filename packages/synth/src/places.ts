import { day } from '@wangdi/kernel/day/day.ts'
import type { AreaLine, UnitLine } from '@wangdi/kernel/exchange/line.ts'
import { fullName, surname } from './people/names.ts'
import { type Random, random } from './random.ts'

/** A county code that is not assigned; so are the citizen numbers of its people. */
export const COUNTY = '529901'
const COUNTY_NAME = '青禾县'

export interface Staff {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly work: 'village_doctor' | 'ph_doctor' | 'records' | 'head' | 'county'
}

export interface Village {
  readonly code: string
  readonly name: string
  readonly segment: string
  readonly township: string
  readonly townshipName: string
  readonly rural: boolean
  readonly station: string
  readonly centre: string
  readonly doctors: readonly Staff[]
  readonly centreDoctors: readonly Staff[]
  readonly groups: number
  readonly residents: number
  /** 0–1: how closely this village keeps to its schedule. */
  readonly diligence: number
}

export interface Layout {
  readonly areas: readonly AreaLine[]
  readonly units: readonly UnitLine[]
  readonly staff: readonly Staff[]
  readonly villages: readonly Village[]
}

const TOWNSHIPS =
  '柳湾镇 城关街道 石塘镇 双河镇 龙泉镇 白岩镇 茶坪镇 平桥镇 高坪镇 大坝镇 马场镇 云峰乡 竹林乡 清溪乡'.split(' ')
const FIRST_VILLAGES = '石桥 上湾 新合 下湾 龙井'.split(' ')
const BEFORE = '上 下 大 小 新 老 中 东 西 南 北 双'.split(' ')
const AFTER = '坪 寨 坝 沟 塘 井 岭 田 河 山 坡 院 营 桥 湾 关'.split(' ')
const WHOLE =
  '团结 红星 前进 白果 柏杨 青龙 黄泥 马鞍 三合 永兴 太平 和平 光明 胜利 石门 花园 沙坝 水口 长冲 核桃'.split(' ')
const QUARTERS = '东门 西门 南门 北门 河滨 文昌 人民路 建设路 新华 城北 城南 状元'.split(' ')

const area = (
  code: string,
  name: string,
  level: AreaLine['level'],
  parent: string | null,
  rest: Partial<AreaLine> = {},
): AreaLine => ({
  kind: 'area',
  code,
  name,
  level,
  parent,
  record_segment: null,
  rural: true,
  valid_from: day('2009-01-01'),
  valid_to: null,
  replaced_by: null,
  ...rest,
})

const unit = (
  code: string,
  name: string,
  unit_kind: UnitLine['unit_kind'],
  parent: string | null,
  at: string,
  serves: readonly string[] = [],
): UnitLine => ({
  kind: 'unit',
  code,
  name,
  unit_kind,
  parent,
  area: at,
  serves: serves.map((each) => ({ area: each, from: null, to: null })),
  valid_from: null,
  valid_to: null,
})

/** Segments: towns 100–199, townships 200–399, streets 001–099 (GB/T 10114). */
const segmentOf = (name: string, at: number): string => {
  const first = name.endsWith('街道') ? 1 : name.endsWith('镇') ? 100 : 200
  return String(first + at).padStart(3, '0')
}

const two = (n: number): string => String(n).padStart(2, '0')

const shuffled = <T>(items: readonly T[], r: Random): T[] => {
  const copy = [...items]
  for (let at = copy.length - 1; at > 0; at--) {
    const to = r.int(0, at)
    ;[copy[at], copy[to]] = [copy[to], copy[at]]
  }
  return copy
}

const villageNames = (first: boolean, rural: boolean, count: number, r: Random): string[] => {
  if (!rural) {
    const more = Array.from({ length: count }, (_, at) => `第${at + 1}`)
    return [...QUARTERS, ...more].slice(0, count).map((name) => `${name}社区`)
  }
  const made = shuffled([...WHOLE, ...BEFORE.flatMap((before) => AFTER.map((after) => before + after))], r)
  const names = [...new Set([...(first ? FIRST_VILLAGES : []), ...made])]
  return names.slice(0, count).map((name) => `${name}村`)
}

const person = (unitCode: string, at: number, work: Staff['work'], r: Random): Staff => {
  const sex = r.chance(work === 'village_doctor' ? 0.55 : 0.4) ? '1' : '2'
  return {
    code: `${unitCode}-${at}`,
    name: fullName(surname(r), sex, r.int(1968, 1996), '01', r),
    unit: unitCode,
    work,
  }
}

const people = (unitCode: string, works: readonly Staff['work'][], r: Random): Staff[] =>
  works.map((work, at) => person(unitCode, at + 1, work, r))

/** Residents by village so that the sum is exact and the sizes differ as real ones do. */
const shares = (residents: number, count: number, r: Random): number[] => {
  const weights = Array.from({ length: count }, () => 0.5 + r.next())
  const sum = weights.reduce((a, b) => a + b, 0)
  const rounded = weights.map((weight) => Math.floor((residents * weight) / sum))
  const rest = residents - rounded.reduce((a, b) => a + b, 0)
  return rounded.map((n, at) => (at < rest ? n + 1 : n))
}

const townshipCount = (residents: number): number =>
  residents < 1500 ? 1 : Math.min(TOWNSHIPS.length, Math.max(3, Math.round(3 + (residents - 5000) / 58_600)))

const villageCount = (residents: number, townships: number, at: number): number => {
  if (residents < 1500) return Math.max(2, Math.ceil(residents / 350))
  const usual = Math.round(residents / townships / 1850)
  return Math.max(4 + (at % 2), Math.min(60, usual + (at % 3) - 1))
}

interface Township {
  readonly name: string
  readonly code: string
  readonly centre: string
  readonly rural: boolean
  readonly villages: readonly string[]
  readonly staff: readonly Staff[]
}

const township = (name: string, at: number, residents: number, townships: number, r: Random): Township => {
  const rural = !name.endsWith('街道')
  const centre = `${COUNTY}-Z-${two(at + 1)}`
  return {
    name,
    code: COUNTY + segmentOf(name, at),
    centre,
    rural,
    villages: villageNames(at === 0, rural, villageCount(residents, townships, at), r),
    staff: people(centre, ['head', 'ph_doctor', 'ph_doctor', 'ph_doctor', 'records'], r),
  }
}

const villageOf = (t: Township, number: number, name: string, at: number, residents: number, r: Random): Village => {
  // Committees of towns are 001–199 or 200–399 in the statistical code; record codes number them otherwise.
  const code = t.code + String((t.rural ? 200 : 1) + at).padStart(3, '0')
  const station = `${COUNTY}-W-${two(number + 1)}${two(at + 1)}`
  return {
    code,
    name,
    segment: String((t.rural ? 101 : 1) + at).padStart(3, '0'),
    township: `${t.code}000`,
    townshipName: t.name,
    rural: t.rural,
    station,
    centre: t.centre,
    doctors: people(station, residents > 2200 ? ['village_doctor', 'village_doctor'] : ['village_doctor'], r),
    centreDoctors: t.staff.filter(({ work }) => work === 'ph_doctor'),
    groups: Math.max(3, Math.min(14, Math.round(residents / 160))),
    residents,
    diligence: Math.min(0.97, Math.max(0.35, r.normal(0.78, 0.12))),
  }
}

const countyUnits = (): UnitLine[] => {
  const all = `${COUNTY}000000`
  return [
    unit(`${COUNTY}-B-01`, `${COUNTY_NAME}卫生健康局`, 'bureau', null, all),
    unit(`${COUNTY}-G-01`, `${COUNTY_NAME}基本公共卫生服务指导中心`, 'guidance', `${COUNTY}-B-01`, all),
    unit(`${COUNTY}-H-01`, `${COUNTY_NAME}人民医院`, 'hospital', `${COUNTY}-B-01`, all),
  ]
}

const centreUnit = (t: Township): UnitLine =>
  unit(
    t.centre,
    t.rural ? `${t.name}卫生院` : `${t.name.replace('街道', '')}社区卫生服务中心`,
    'centre',
    `${COUNTY}-B-01`,
    `${t.code}000`,
  )

const stationUnit = (v: Village): UnitLine =>
  unit(
    v.station,
    v.rural ? `${v.name}卫生室` : `${v.name.replace('社区', '')}社区卫生服务站`,
    'station',
    v.centre,
    v.code,
    [v.code],
  )

/** Areas, units and staff of a county of this many residents. */
export const layout = (residents: number, seed: number): Layout => {
  const r = random(seed, 'places')
  const count = townshipCount(residents)
  const townships = TOWNSHIPS.slice(0, count).map((name, at) => township(name, at, residents, count, r))
  const sizes = shares(
    residents,
    townships.reduce((sum, t) => sum + t.villages.length, 0),
    r,
  )
  const villages = townships.flatMap((t, number) =>
    t.villages.map((name, at) => villageOf(t, number, name, at, sizes.shift() ?? 0, r)),
  )
  const county = [
    ...people(`${COUNTY}-B-01`, ['county', 'county'], r),
    ...people(`${COUNTY}-G-01`, ['county', 'county'], r),
  ]
  return {
    areas: [
      area(`${COUNTY}000000`, COUNTY_NAME, 'county', null),
      ...townships.map((t) => area(`${t.code}000`, t.name, 'township', `${COUNTY}000000`, { rural: t.rural })),
      ...villages.map((v) =>
        area(v.code, v.name, 'village', v.township, { record_segment: v.segment, rural: v.rural }),
      ),
    ],
    units: [...countyUnits(), ...townships.map(centreUnit), ...villages.map(stationUnit)],
    staff: [...county, ...townships.flatMap((t) => t.staff), ...villages.flatMap((v) => v.doctors)],
    villages,
  }
}
