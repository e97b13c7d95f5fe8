import { completedYears, type Day } from '../../../../day/day.ts'
import type { Finding, Severity } from '../../../../form/finding.ts'
import { ruled } from '../findings.ts'
import { isByChoice, isChild, isHead, isParent, isSpouse, relationSex } from './relations.ts'

export interface Head {
  readonly sex: string | null
  readonly birth_date: Day | null
}

export interface Member extends Head {
  readonly rel: string
  /** Still a member. */
  readonly open: boolean
  /** Path under which a finding is reported. */
  readonly field: string
}

const block = ['block', 'contradiction'] as const
const warn = ['warn', 'contradiction'] as const

/** R-HH-3: one open spouse, of the other sex. */
const spouses = (head: Head, open: readonly Member[]): Finding[] => {
  const wed = open.filter(({ rel }) => isSpouse(rel))
  const same = wed.filter(({ rel, sex }) => !relationSex(rel) && sex !== null && sex === head.sex)
  return [
    ...wed.slice(1).map(({ field }) => ruled('HH_SPOUSE', block, field, '户主只能有一名在册配偶，请核对与户主关系')),
    ...same.map(({ field }) => ruled('HH_SPOUSE', warn, field, '配偶与户主性别相同，请核对，确认请注明')),
  ]
}

/** R-HH-4: 子, 夫, 女婿, 父亲 are male; 女, 妻, 儿媳, 母亲 are female. */
const sexes = (open: readonly Member[]): Finding[] =>
  open
    .filter(({ rel, sex }) => relationSex(rel) !== null && (sex === '1' || sex === '2') && sex !== relationSex(rel))
    .map(({ field }) => ruled('HH_RELATION_SEX', block, field, '与户主关系和该成员的性别不符，请核对'))

const ages = (head: Head, member: Member): Finding[] => {
  const [elder, younger] = isChild(member.rel)
    ? [head.birth_date, member.birth_date]
    : [member.birth_date, head.birth_date]
  if (!elder || !younger || (!isChild(member.rel) && !isParent(member.rel))) return []
  const years = completedYears(elder, younger)
  if (years !== null && years >= 14) return []
  const severity: Severity = years === null && !isByChoice(member.rel) ? 'block' : 'warn'
  const message =
    years === null
      ? '长辈的出生日期晚于晚辈，请核对与户主关系和出生日期'
      : `与户主年龄只差 ${years} 岁，请核对，确认请注明`
  return [ruled('HH_RELATION_AGE', [severity, 'contradiction'], member.field, message)]
}

/** R-HH-1: nobody but the head has relation 0. */
const heads = (open: readonly Member[], allowed: number): Finding[] =>
  open
    .filter(({ rel }) => isHead(rel))
    .slice(allowed)
    .map(({ field }) => ruled('HH_HEAD', block, field, '一户只能有一名户主，请核对与户主关系'))

/** R-HH-1, 3, 4 and 5 inside one household: `members` are the others; the head may be among them with relation 0. */
export const householdFindings = (head: Head, members: readonly Member[]): Finding[] => {
  const open = members.filter((member) => member.open)
  const byMember = open.flatMap((member) => ages(head, member))
  const found = [...heads(open, 1), ...spouses(head, open), ...sexes(open), ...byMember]
  const at = new Map(members.map(({ field }, index) => [field, index]))
  return found.toSorted((a, b) => (at.get(a.field) ?? 0) - (at.get(b.field) ?? 0))
}
