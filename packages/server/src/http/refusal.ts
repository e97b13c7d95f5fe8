import type { Problem } from '@wangdi/kernel/api/problems.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'

export interface Particulars {
  readonly detail?: string
  readonly findings?: readonly Finding[]
  /** Further members of the problem object, e.g. the head version of a conflict. */
  readonly more?: Readonly<Record<string, unknown>>
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number
}

/** Thrown by a handler to answer with a problem of the catalogue. Never holds data of others. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly particulars: Particulars
  constructor(problem: Problem, particulars: Particulars = {}) {
    super(problem.code)
    this.name = 'Refusal'
    this.problem = problem
    this.particulars = particulars
  }
}

/** The problem with this code; unknown codes are unexpected. */
export const problemOf = (code: string): Problem =>
  Object.values(problems).find((problem) => problem.code === code) ?? problems.unexpected

/** The value, or 404: not existing and out of scope read the same. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Refusal(problems.notFound)
  return value
}

/** The answer of a store function, its named codes turned into problems. */
export const granted = <T extends object>(
  answer: T | { readonly code: string } | null,
): Exclude<T, { code: string }> => {
  const value = found(answer)
  if ('code' in value && typeof value.code === 'string' && Object.keys(value).length === 1)
    throw new Refusal(problemOf(value.code))
  return value as Exclude<T, { code: string }>
}
