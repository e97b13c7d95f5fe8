import { type Action, type AnyClass, type Cell, cellsFor, type RoleId, roles } from './matrix.ts'

/** Who asks: the post in which the user works, with its scope as worked out on today's date. */
export interface Actor {
  readonly role: RoleId
  /** Villages of the scope, by the store's stable number. */
  readonly villages: ReadonlySet<number>
  /** Programmes of the post; empty: all general ones. */
  readonly programmes: readonly string[]
  /** Restricted classes of which the post has a programme. */
  readonly held?: readonly AnyClass[]
}

/** What is asked about. Without a village it is a function, not somebody's record. */
export interface ObjectFacts {
  /** Today's village of the resident. */
  readonly village?: number
  /** Programmes in which the resident is enrolled. */
  readonly programmes?: readonly string[]
  /** Restricted classes for which the resident is assigned to the actor's clinic by name. */
  readonly assigned?: readonly AnyClass[]
}

export type Decision =
  | { readonly outcome: 'allow' }
  /** The object may be shown, identity and contact only in their masked form. */
  | { readonly outcome: 'masked' }
  | { readonly outcome: 'deny'; readonly code: 'NOT_FOUND' | 'FORBIDDEN' }

const ALLOW: Decision = { outcome: 'allow' }
const MASKED: Decision = { outcome: 'masked' }
const HIDDEN: Decision = { outcome: 'deny', code: 'NOT_FOUND' }
const FORBIDDEN: Decision = { outcome: 'deny', code: 'FORBIDDEN' }

/** A post without programmes has all general ones; a role for restricted programmes has those alone. */
const shares = ({ role, programmes: mine }: Actor, theirs: readonly string[]): boolean => {
  const all = mine.length === 0 && !roles.some(({ id, for: only }) => id === role && only)
  return all ? theirs.length > 0 : theirs.some((id) => mine.includes(id))
}

const within = ({ scope }: Cell, actor: Actor, object: ObjectFacts): boolean => {
  if (object.village === undefined) return true
  if (scope === 'p') return actor.villages.has(object.village) && shares(actor, object.programmes ?? [])
  return (scope === 'v' || scope === 'u' || scope === 'c') && actor.villages.has(object.village)
}

/** As a function, without an object, what needs an assignment is open: the object decides. */
const meets = ({ when, class: of }: Cell, actor: Actor, object: ObjectFacts): boolean => {
  if (when === 'programme') return actor.held?.includes(of) ?? false
  if (when === 'assigned') return object.village === undefined || (object.assigned?.includes(of) ?? false)
  return true
}

const holds = (actor: Actor, action: Action, dataClass: AnyClass, object: ObjectFacts): boolean =>
  cellsFor(actor.role, action, dataClass).some((cell) => within(cell, actor, object) && meets(cell, actor, object))

/** Identity and contact are shown masked to whoever may list them; the whole value is a reveal (action V). */
const masks = (dataClass: AnyClass): boolean => dataClass === 'D2' || dataClass === 'D3'

/**
 * The one decision about who may do what to what. An object that the actor may neither list nor read does not exist
 * for them (NOT_FOUND); one they may see but not act upon, or a function without an object, is FORBIDDEN.
 */
export const decide = (actor: Actor, action: Action, dataClass: AnyClass, object: ObjectFacts = {}): Decision => {
  if (holds(actor, action, dataClass, object)) return ALLOW
  if (action === 'R' && masks(dataClass) && holds(actor, 'L', dataClass, object)) return MASKED
  if (object.village === undefined) return FORBIDDEN
  const seen = (['L', 'R'] as const).some(
    (look) => holds(actor, look, 'D1', object) || holds(actor, look, dataClass, object),
  )
  return seen ? FORBIDDEN : HIDDEN
}

const actions: readonly Action[] = ['L', 'R', 'V', 'C', 'U', 'A', 'X', 'P']
const classes: readonly AnyClass[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10', 'D11', 'D12']

/**
 * `action:class` pairs that a post holds over all residents of its scope, e.g. `R:D1`. Rights over persons assigned by
 * name are not among them.
 * @param held restricted classes of which the post has a programme
 */
export const rightsOf = (role: RoleId, held: readonly AnyClass[] = []): readonly string[] =>
  classes.flatMap((of) =>
    actions
      .filter((action) =>
        cellsFor(role, action, of).some(
          ({ when }) => when === undefined || (when === 'programme' && held.includes(of)),
        ),
      )
      .map((action) => `${action}:${of}`),
  )
