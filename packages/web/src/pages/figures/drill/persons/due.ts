import type { FigurePerson } from '@wangdi/kernel/api/routes/figures.ts'

export interface Due {
  readonly by: string
  /** 0 while there is still time. */
  readonly overdue: number
}

/** When what is missing was to be done; null where no unmet clause has a day, whatever else the person may owe. */
export const dueOf = ({ clauses, due_by, overdue_days }: FigurePerson): Due | null =>
  due_by !== null && clauses.some(({ state, due_by: day }) => state === 'unmet' && day)
    ? { by: due_by, overdue: Math.max(0, overdue_days ?? 0) }
    : null
