import { type RoleId, roles } from './matrix.ts'

const isAdmin = (role: RoleId): boolean => roles.some((entry) => entry.id === role && entry.admin)

/**
 * Whether granting `role` breaks the separation of powers (三员分立): system, security and audit administrators are
 * three natural persons, and none of them holds any other role.
 *
 * @param held roles of the account that is to receive the role
 * @param samePerson roles of other accounts of the same natural person
 */
export const dutyConflict = (role: RoleId, held: readonly RoleId[], samePerson: readonly RoleId[] = []): boolean => {
  const others = [...held, ...samePerson].filter((other) => other !== role)
  return isAdmin(role) ? others.length > 0 : others.some(isAdmin)
}
