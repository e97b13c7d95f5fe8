import { completedYears, type Day } from '../day/day.ts'

/** Who belongs to a campaign (对象条件). Conditions left out do not restrict; all of the others must hold. */
export interface Eligibility {
  /** Day on which age, membership and what is owed are looked at. */
  readonly on: Day
  readonly age_from?: number
  readonly age_to?: number
  readonly sex?: string
  /** In any of these programmes. */
  readonly programmes?: readonly string[]
  /** Owes one of these forms on the day. */
  readonly owes?: readonly string[]
  /** Only those whose residence here is lasting. */
  readonly permanent?: boolean
}

/** What the run knows of a person. */
export interface Candidate {
  readonly person: string
  readonly birth_date: Day | null
  readonly sex: string
  /** draft · active · closed … of the health record. */
  readonly state: string
  readonly residence: string
  readonly programmes: readonly string[]
  /** Forms that are owed on the day. */
  readonly owes: readonly string[]
}

/** The first condition a person fails, or null for who is eligible. */
export const exclusionOf = (rule: Eligibility, one: Candidate): string | null => {
  const age = one.birth_date === null ? null : completedYears(one.birth_date, rule.on)
  if (one.state !== 'active' && one.state !== 'draft') return 'closed'
  if (rule.permanent && one.residence !== 'permanent') return 'residence'
  if (rule.sex && one.sex !== rule.sex) return 'sex'
  if (rule.age_from !== undefined && (age === null || age < rule.age_from)) return 'age'
  if (rule.age_to !== undefined && (age === null || age > rule.age_to)) return 'age'
  if (rule.programmes && !rule.programmes.some((id) => one.programmes.includes(id))) return 'programme'
  if (rule.owes && !rule.owes.some((form) => one.owes.includes(form))) return 'not_due'
  return null
}

/** Persons of a run, frozen under its number. */
export interface Run {
  readonly run: number
  readonly rule: Eligibility
  readonly list: readonly string[]
}

/** A run over persons: who is eligible, in their order. The same persons and rule give the same list. */
export const runEligibility = (run: number, rule: Eligibility, persons: readonly Candidate[]): Run => ({
  run,
  rule,
  list: persons.filter((one) => exclusionOf(rule, one) === null).map(({ person }) => person),
})

/** A later run adds, and marks those who no longer qualify; it never takes a target away. */
export const laterRun = (
  targets: readonly string[],
  run: Run,
): { readonly added: readonly string[]; readonly no_longer_eligible: readonly string[] } => {
  const [before, now] = [new Set(targets), new Set(run.list)]
  return {
    added: run.list.filter((person) => !before.has(person)),
    no_longer_eligible: targets.filter((person) => !now.has(person)),
  }
}
