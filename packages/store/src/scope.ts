import {
  type AssignedClass,
  classOfGuard,
  type DataClass,
  type Guard,
  isRestricted,
} from '@wangdi/kernel/access/class.ts'

/** Who asks, and over what: worked out when a post is taken up, enforced by row-level security. */
export interface Scope {
  readonly tenant: number
  readonly account: string | null
  readonly post: string | null
  readonly villages: readonly number[]
  readonly units: readonly number[]
  readonly classes: readonly DataClass[]
  /** Persons assigned to the clinic of the post by name, by restricted class. */
  readonly named?: Readonly<Partial<Record<AssignedClass, readonly string[]>>>
  readonly programmes?: readonly string[] | null
  /** Restricted classes of which the post sees figures as sums, small numbers hidden. */
  readonly sums?: readonly AssignedClass[]
  /** The restricted class that the post is there for: whatever it does with a person tells of that class. */
  readonly acts?: AssignedClass
  /** Id of the request, written beside each audit row. */
  readonly request?: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

/** D1 → 1, D4a → 14: shelves are small numbers in the database. */
export const guardNumber = (guard: Guard): number =>
  guard.endsWith('a') ? 10 + Number(guard.slice(1, -1)) : Number(guard.slice(1))

export const guardOfNumber = (n: number): Guard => (n > 10 ? `D${n - 10}a` : `D${n}`) as Guard

/** The shelves that a scope sees of everybody in its villages: those of its classes. */
const shelvesOf = (classes: readonly DataClass[]): number[] =>
  classes.flatMap((each) =>
    each === 'D4' || each === 'D5' ? [guardNumber(each), guardNumber(`${each}a`)] : [guardNumber(each)],
  )

/** Whether a scope sees what lies on a shelf of this person: by its class, or because they are assigned by name. */
export const seesOf =
  ({ classes, named }: Scope, person: string) =>
  (guard: Guard): boolean => {
    if (classes.includes(classOfGuard(guard))) return true
    return (guard === 'D4a' || guard === 'D5a') && (named?.[guard === 'D4a' ? 'D4' : 'D5']?.includes(person) ?? false)
  }

/** The same scope without restricted classes: for lists that people will see who do not hold them. */
export const openScope = (scope: Scope): Scope => ({
  ...scope,
  classes: scope.classes.filter((each) => !isRestricted(each)),
  named: {},
})

/** Every shelf there is. */
export const guards: readonly Guard[] = ['D1', 'D2', 'D3', 'D4', 'D4a', 'D5', 'D5a', 'D6', 'D7']

const ids = (list: readonly string[] = []): string => `{${list.filter(isUuid).join(',')}}`

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
    `set local wangdi.classes = '${numbers(shelvesOf(scope.classes))}'`,
    `set local wangdi.named_mental = '${ids(scope.named?.D4)}'`,
    `set local wangdi.named_tb = '${ids(scope.named?.D5)}'`,
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
