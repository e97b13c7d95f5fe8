import type { DataClass } from '@wangdi/kernel/access/class.ts'

/** Who asks, and over what: worked out when a post is taken up, enforced by row-level security. */
export interface Scope {
  readonly tenant: number
  readonly account: string | null
  readonly post: string | null
  readonly villages: readonly number[]
  readonly units: readonly number[]
  readonly classes: readonly DataClass[]
  readonly programmes?: readonly string[] | null
  /** Id of the request, written beside each audit row. */
  readonly request?: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

/** D1 → 1: classes are small numbers in the database. */
export const classNumber = (dataClass: DataClass): number => Number(dataClass.slice(1))

export const classOfNumber = (n: number): DataClass => `D${n}` as DataClass

const numbers = (list: readonly number[]): string => `{${list.map((n) => Math.trunc(n)).join(',')}}`

/**
 * The statements that open a transaction in a scope. SET LOCAL takes no parameters: only whole numbers and
 * well-formed ids get in.
 */
export const openingOf = (scope: Scope, readOnly: boolean): string =>
  [
    readOnly ? 'begin read only' : 'begin',
    `set local wangdi.tenant = '${Math.trunc(scope.tenant)}'`,
    `set local wangdi.villages = '${numbers(scope.villages)}'`,
    `set local wangdi.classes = '${numbers(scope.classes.map(classNumber))}'`,
    `set local wangdi.account = '${isUuid(scope.account) ? scope.account : ''}'`,
    `set local wangdi.post = '${isUuid(scope.post) ? scope.post : ''}'`,
  ].join('; ')

/** The scope of the system itself: the whole tenant, through the deriver's policies. */
export const systemScope = (tenant: number): Scope => ({
  tenant,
  account: null,
  post: null,
  villages: [],
  units: [],
  classes: [],
})
