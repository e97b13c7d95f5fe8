import { type AssignedClass, restricted } from './class.ts'
import type { RoleId } from './matrix.ts'

/** Why somebody outside one's scope must be looked at now (紧急调阅). */
export const glassReasons = ['急诊处置', '危险行为处置', '外来人员就诊', '其他'] as const
export type GlassReason = (typeof glassReasons)[number]

/** How long a look lasts, in hours; a county may set 1 to 8. */
export const GLASS_HOURS = 4
/** Looks that were doubted within 90 days after which the right rests. */
export const GLASS_DOUBTS = 3

const HOUR = 3_600_000

/** Roles that treat people. Administrators, auditors and the bureau never break the glass. */
const treating: readonly RoleId[] = ['R01', 'R02', 'R06', 'R07']
const mayTreatRestricted: readonly RoleId[] = ['R02', 'R06', 'R07']

export const mayBreakGlass = (role: RoleId): boolean => treating.includes(role)

/** Restricted classes that a look shows: only where treatment needs them, and only to doctors. */
export const glassClasses = (role: RoleId, forTreatment: boolean): readonly AssignedClass[] =>
  forTreatment && mayTreatRestricted.includes(role) ? restricted : []

/** Whether a look opened at a moment still holds, all in milliseconds. */
export const glassHolds = (opened: number, hours: number, at: number): boolean =>
  at >= opened && at < opened + hours * HOUR
