import { parseDay } from '../../../../day/day.ts'
import { dayOf, rowsOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { ruled } from '../findings.ts'
import { isHead } from './relations.ts'
import { type Head, householdFindings, type Member } from './rules.ts'

/** Sex and birth date of a member, where the context knows the residents (by their ids in `earlier`). */
const personOf = (resident: string | null, context: FormContext): Head => {
  const known = resident === null ? undefined : context.earlier?.[resident]
  return { sex: typeof known?.sex === 'string' ? known.sex : null, birth_date: parseDay(known?.birth_date) }
}

const isOpen = (row: Values, context: FormContext): boolean => {
  const left = dayOf(row, 'left')
  return left === null || (context.today !== undefined && left > context.today)
}

const membersOf = (values: Values, context: FormContext): Member[] =>
  rowsOf(values, 'members').flatMap((row, at) => {
    const rel = textOf(row, 'relation_to_head')
    if (rel === null) return []
    const field = `members[${at}].relation_to_head`
    return [{ ...personOf(textOf(row, 'resident'), context), rel, open: isOpen(row, context), field }]
  })

const relationsFit: Check = (values, context) =>
  householdFindings(personOf(textOf(values, 'head'), context), membersOf(values, context))

/** R-HH-1: the member with relation 0 is the head. */
const headIsMember: Check = (values, context) => {
  const head = textOf(values, 'head')
  const rows = rowsOf(values, 'members').filter((row) => isOpen(row, context))
  if (!head || rows.length === 0) return []
  return rows.some((row) => row.resident === head && isHead(textOf(row, 'relation_to_head') ?? ''))
    ? []
    : [
        ruled(
          'HH_HEAD',
          ['block', 'contradiction'],
          'head',
          '“户主”应是在册成员，且与户主关系为“本人或户主”，请核对成员',
        ),
      ]
}

const order: Check = (values) =>
  rowsOf(values, 'members').flatMap((row, at) => {
    const [joined, left] = [dayOf(row, 'joined'), dayOf(row, 'left')]
    return joined && left && left < joined
      ? [finding('DATE_ORDER', `members[${at}].left`, `“离开日期”${left} 早于“加入日期”${joined}，请核对`)]
      : []
  })

export const householdChecks: readonly Check[] = [headIsMember, relationsFit, order]
