import { addMonths, type Day } from '../../../day/day.ts'
import type { ResidenceStatus } from '../../../programme/life.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'

/** Residence facts as they are known on the day that is judged. */
export interface ResidenceFacts {
  /** 1 户籍 · 2 非户籍. */
  readonly residence_type: string
  readonly residence_start_date?: Day | null
  readonly away_since?: Day | null
  readonly death_date?: Day | null
  readonly move_out_date?: Day | null
  readonly move_in_date?: Day | null
  readonly birth_date?: Day | null
  /** Status of the parent lived with, on that day. */
  readonly parent_status?: ResidenceStatus | null
  readonly lives_with_parent?: boolean
}

export interface ResidenceAnswer {
  readonly status: ResidenceStatus
  /** R-RES-1 … R-RES-5: the first that holds. */
  readonly rule: string
}

const HALF_YEAR = 6

const movedOut = ({ move_out_date: out, move_in_date: back }: ResidenceFacts, on: Day): boolean =>
  !!out && out <= on && !(back && back >= out && back <= on)

const bornHere = (facts: ResidenceFacts, on: Day): boolean =>
  facts.parent_status === 'permanent' &&
  facts.lives_with_parent === true &&
  (!facts.birth_date || facts.birth_date <= on)

const permanent = (facts: ResidenceFacts, on: Day): boolean => {
  const start = facts.residence_start_date
  if (start && addMonths(start, HALF_YEAR) <= on) return true
  return bornHere(facts, on) || (facts.residence_type === '1' && !start)
}

/**
 * Residence status on a day, first match (规范第三版·居民健康档案·服务对象: 居住半年以上的户籍及非户籍居民): half a year
 * makes a resident permanent, half a year away makes a registered one absent.
 */
export const residenceStatus = (facts: ResidenceFacts, on: Day): ResidenceAnswer => {
  if (facts.death_date && facts.death_date <= on) return { status: 'deceased', rule: 'R-RES-1' }
  if (movedOut(facts, on)) return { status: 'moved_out', rule: 'R-RES-2' }
  if (facts.away_since && addMonths(facts.away_since, HALF_YEAR) <= on) return { status: 'absent', rule: 'R-RES-3' }
  return permanent(facts, on) ? { status: 'permanent', rule: 'R-RES-4' } : { status: 'temporary', rule: 'R-RES-5' }
}

const statuses = new Set(['deceased', 'moved_out', 'absent', 'permanent', 'temporary'])

export const residenceRule: RuleFunction = {
  meaning: '某日的居住状况：死亡、迁出、外出、常住、暂住，取第一条符合的',
  source: 'R-RES-1～5；规范第三版·居民健康档案·服务对象',
  input: {
    residence_type: { type: 'code', required: true },
    residence_start_date: { type: 'date' },
    away_since: { type: 'date' },
    death_date: { type: 'date' },
    move_out_date: { type: 'date' },
    move_in_date: { type: 'date' },
    birth_date: { type: 'date' },
    parent_status: { type: 'text' },
    lives_with_parent: { type: 'bool' },
    on: { type: 'date', required: true },
  },
  run: (input) => {
    const { residence_type: type, parent_status: parent } = input
    if (type !== '1' && type !== '2')
      throw new RuleError('BAD_INPUT', '“residence_type”应为 1 户籍或 2 非户籍', 'residence_type')
    if (parent !== undefined && !statuses.has(parent as string))
      throw new RuleError('BAD_INPUT', `“parent_status”没有“${parent}”这一状态`, 'parent_status')
    return { ...residenceStatus({ ...input, residence_type: type } satisfies ResidenceFacts, input.on as Day) }
  },
}
