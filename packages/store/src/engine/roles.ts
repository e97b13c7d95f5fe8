import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { EngineProblem } from './problem.ts'
import { rolePassword } from './secrets.ts'
import { databaseOf, withUser } from './url.ts'

/** Reads, under row-level security. */
export const appRole = 'wangdi_app'
/** Derives and writes; steps down to the application's role for what a user does. */
export const deriverRole = 'wangdi_deriver'

type Role = { name: string; superuser: boolean; bypass: boolean; groups: string[] }

/** Any number that all our processes use for this. */
const rolesLock = 8_046_112

const inspect = async (client: Client): Promise<Map<string, Role>> => {
  const { rows } = await client.query<Role>(
    `select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
            array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
                  where m.member = r.oid) as groups
     from pg_roles r where r.rolname = any($1)`,
    [[appRole, deriverRole]],
  )
  return new Map(rows.map((row) => [row.name, row]))
}

const canSignIn = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01 wrong password, 28000 no such role or no login, 42501 no CONNECT
    if (error instanceof Error && 'code' in error && ['28P01', '28000', '42501'].includes(String(error.code)))
      return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** A role that sees past row-level security would make the second wall a picture of a wall. */
const refuseStrong = (roles: Map<string, Role>): void => {
  const app = roles.get(appRole)
  const strong = [...roles.values()].find((role) => role.superuser || role.bypass)
  if (strong === undefined && (app === undefined || app.groups.length === 0)) return
  const name = strong?.name ?? appRole
  throw new EngineProblem(
    'NO_RIGHTS',
    `数据库角色 ${name} 权限过大（超级用户、BYPASSRLS 或属于其他角色），请先收回。\nThe role ${name} must not be a superuser, bypass row-level security or be a member of another role.`,
  )
}

const createRoles = async (client: Client, owner: string, roles: Map<string, Role>): Promise<void> => {
  const password = (role: string) => escapeLiteral(rolePassword(owner, role))
  const verb = (role: string) => (roles.has(role) ? 'alter role' : 'create role')
  await client.query(
    `${verb(appRole)} ${appRole} login noinherit nocreatedb nocreaterole password ${password(appRole)}`,
  )
  // NOINHERIT: what the deriver may do as itself is granted to it by name; SET ROLE works all the same, on 15 and on 16.
  await client.query(
    `${verb(deriverRole)} ${deriverRole} login noinherit nocreatedb nocreaterole password ${password(deriverRole)}`,
  )
  if (!roles.get(deriverRole)?.groups.includes(appRole)) await client.query(`grant ${appRole} to ${deriverRole}`)
}

/** Two processes that change one role at once: the later one is told so by these codes, and looks again. */
const isRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['XX000', '23505', '42710'].includes(String(error.code))

const noRights = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === '42501'
    ? new EngineProblem(
        'NO_RIGHTS',
        `DATABASE_URL 的用户须有 CREATEROLE 权限才能建立 ${appRole}、${deriverRole} 两个角色（一次即可）：ALTER ROLE 用户名 CREATEROLE;\n` +
          `The user of DATABASE_URL needs CREATEROLE once, to create or set up ${appRole} and ${deriverRole}. (${error.message})`,
      )
    : error

const settle = async (client: Client, ownerUrl: string, owner: string): Promise<void> => {
  const roles = await inspect(client)
  refuseStrong(roles)
  const database = escapeIdentifier(databaseOf(ownerUrl))
  const member = roles.get(deriverRole)?.groups.includes(appRole) ?? false
  const signIn = async (role: string) =>
    roles.has(role) && canSignIn(withUser(ownerUrl, role, rolePassword(owner, role)))
  if (member && (await signIn(appRole)) && (await signIn(deriverRole))) return
  await createRoles(client, owner, roles)
  await client.query(`grant connect on database ${database} to ${appRole}, ${deriverRole}`)
}

/**
 * Sees to it that both roles exist in this server, can sign in to this database with the passwords that follow from the
 * owner's, and are no stronger than they should be. Changes nothing when all is well.
 */
export const prepareRoles = async (client: Client, ownerUrl: string, owner: string): Promise<void> => {
  await client.query('select pg_advisory_lock($1)', [rolesLock])
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await settle(client, ownerUrl, owner)
      } catch (error) {
        if (!isRace(error) || attempt === 10) throw noRights(error)
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [rolesLock])
  }
}
