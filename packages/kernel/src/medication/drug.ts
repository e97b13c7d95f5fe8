import type { DataClass } from '../access/class.ts'
import { halfWidth } from '../text/normal.ts'
import { antihypertensive } from './drugs/antihypertensive.ts'
import { antiplatelet } from './drugs/antiplatelet.ts'
import { antipsychotic } from './drugs/antipsychotic.ts'
import { antituberculous } from './drugs/antituberculous.ts'
import { heart } from './drugs/heart.ts'
import { hypoglycaemic } from './drugs/hypoglycaemic.ts'
import { inhaled } from './drugs/inhaled.ts'
import { insulin } from './drugs/insulin.ts'
import { lipid } from './drugs/lipid.ts'
import { other } from './drugs/other.ts'
import { respiratory } from './drugs/respiratory.ts'

interface Group {
  readonly label: string
  readonly lines: string
  /** Class of a drug that tells its illness; others are D1. */
  readonly dataClass?: DataClass
  /** Usual way of taking it. */
  readonly route?: string
}

const groups = {
  antihypertensive: { label: '降压药', lines: antihypertensive },
  hypoglycaemic: { label: '降糖药', lines: hypoglycaemic },
  insulin: { label: '胰岛素', lines: insulin, route: '皮下注射' },
  inhaled: { label: '吸入药', lines: inhaled, route: '吸入' },
  respiratory: { label: '平喘化痰药', lines: respiratory },
  lipid: { label: '调脂药', lines: lipid },
  antiplatelet: { label: '抗血小板、抗凝药', lines: antiplatelet },
  heart: { label: '心脑血管药', lines: heart },
  antipsychotic: { label: '抗精神病药', lines: antipsychotic, dataClass: 'D4' },
  antituberculous: { label: '抗结核药', lines: antituberculous, dataClass: 'D5' },
  other: { label: '其他药', lines: other },
} as const satisfies Record<string, Group>

export type DrugGroup = keyof typeof groups

/** A drug of the dictionary (own compilation of what primary care uses; generic names). */
export interface Drug {
  readonly name: string
  readonly group: DrugGroup
  /** Pinyin without blanks, and its initials. */
  readonly pinyin: string
  readonly initials: string
  /** Unit that a dose is usually counted in. */
  readonly unit: string
}

const linesOf = (group: DrugGroup): Drug[] =>
  groups[group].lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name, pinyin, unit] = line.split('|')
      const syllables = pinyin.split(' ')
      return { name, group, pinyin: syllables.join(''), initials: syllables.map(([first]) => first).join(''), unit }
    })

const isGroup = (name: string): name is DrugGroup => name in groups

/** All drugs, in the order of their groups. */
export const drugs: readonly Drug[] = Object.keys(groups).filter(isGroup).flatMap(linesOf)

const longestFirst = drugs.toSorted((a, b) => b.name.length - a.name.length)

const plain = (name: string): string => halfWidth(name).replace(/\s/g, '').toUpperCase()

/** The drug that a written name means: `苯磺酸氨氯地平片（络活喜）` is 氨氯地平; null for one the dictionary lacks. */
export const drugOf = (written: string): Drug | null => {
  const name = plain(written)
  return name === '' ? null : (longestFirst.find((drug) => name.includes(plain(drug.name))) ?? null)
}

/** What a drug is known by: its dictionary name, else the name as written. */
export const keyOfDrug = (written: string): string => drugOf(written)?.name ?? plain(written)

/** Class of the mere fact that someone takes it. */
export const drugClass = (written: string): DataClass => {
  const drug = drugOf(written)
  const group: Group | null = drug && groups[drug.group]
  return group?.dataClass ?? 'D1'
}

/** 口服, 皮下注射, 吸入: how it is usually taken. */
export const usualRoute = (written: string): string => {
  const drug = drugOf(written)
  const group: Group | null = drug && groups[drug.group]
  return group?.route ?? '口服'
}

/** 降压药, 降糖药…; '' for no group of the dictionary. */
export const groupLabel = (group: string): string => (isGroup(group) ? groups[group].label : '')
