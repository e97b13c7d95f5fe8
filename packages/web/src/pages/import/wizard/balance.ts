import type { Balance } from '@wangdi/kernel/api/routes/work.ts'

export const parts = ['created', 'updated', 'unchanged', 'duplicates', 'waiting', 'rejected'] as const
export type Part = (typeof parts)[number]

/** Every row read is in exactly one class; anything else stops the run (IMP_BALANCE). */
export const sumOf = (balance: Balance): number => parts.reduce((sum, part) => sum + balance[part], 0)
export const agrees = (balance: Balance): boolean => sumOf(balance) === balance.read

/** Rows that running the import writes as finished records. */
export const writable = ({ created, updated }: Balance): number => created + updated
