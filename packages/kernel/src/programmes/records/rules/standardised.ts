import type { RuleFunction } from '../../../rule/rule.ts'

export interface StandardFacts {
  readonly age_years: number
  readonly active: boolean
  readonly permanent: boolean
  readonly electronic: boolean
  /** Cover submitted with every required item. */
  readonly cover_complete: boolean
  readonly personal_complete?: boolean
  readonly newborn_visit_submitted?: boolean
  readonly child_page_submitted?: boolean
  /** The record was opened while the child was under 7. */
  readonly opened_before_age_7?: boolean
  /** An open block finding of identity, contradiction or missing on one of the two forms. */
  readonly open_block?: boolean
}

export interface StandardAnswer {
  readonly opened: boolean
  readonly standardised: boolean
}

const childForm = (facts: StandardFacts): boolean =>
  facts.newborn_visit_submitted === true || facts.child_page_submitted === true

/** 0～6 years: the newborn visit or child page; from 7 the personal form. Once opened, a record stays opened at 7. */
const openedBy = (facts: StandardFacts): boolean => {
  if (facts.age_years < 7) return childForm(facts)
  return facts.personal_complete === true || (facts.opened_before_age_7 ?? childForm(facts))
}

/**
 * Is the record opened, and is it a standardised electronic one (规范化电子健康档案): active, of a permanent resident,
 * electronic, with a complete cover and the basic form of the person's age, and nothing open against them.
 */
export const standardisedRecord = (facts: StandardFacts): StandardAnswer => {
  const basic = facts.age_years < 7 ? childForm(facts) : facts.personal_complete === true
  return {
    opened: facts.cover_complete && openedBy(facts),
    standardised:
      facts.active && facts.permanent && facts.electronic && facts.cover_complete && basic && facts.open_block !== true,
  }
}

const needed = { type: 'bool', required: true } as const
const optional = { type: 'bool' } as const

export const standardisedRule: RuleFunction = {
  meaning: '档案是否已建档、是否为规范化电子健康档案',
  source: 'R-STD；规范第三版·居民健康档案·工作指标；居民规范化电子健康档案覆盖率的年度通知',
  input: {
    age_years: { type: 'int', required: true },
    active: needed,
    permanent: needed,
    electronic: needed,
    cover_complete: needed,
    personal_complete: optional,
    newborn_visit_submitted: optional,
    child_page_submitted: optional,
    opened_before_age_7: optional,
    open_block: optional,
  },
  run: (input) => ({ ...standardisedRecord(input as Readonly<Record<string, unknown>> & StandardFacts) }),
}
