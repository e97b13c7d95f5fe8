import type { RoleId } from '../../access/matrix.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

export interface Post {
  readonly post_id: string
  readonly role: RoleId
  readonly role_name: string
  readonly unit_name: string
  /** Words of the scope, e.g. 石桥村 or 柳湾镇14个村. */
  readonly scope_name: string
}

/** Who is signed in, in which post, and what the post may do. Navigation is built from this alone. */
export interface Me {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly must_change_password: boolean
  readonly post: Post
  readonly posts: readonly Post[]
  /** `action:class` pairs the post holds, e.g. `R:D1`. */
  readonly rights: readonly string[]
  /** Areas of the post's scope, the widest first. */
  readonly area: { readonly code: string; readonly name: string; readonly level: string }
  readonly programmes: readonly string[]
  readonly today: string
  readonly demonstration: boolean
}

export interface AreaNode {
  readonly code: string
  readonly name: string
  readonly level: 'county' | 'township' | 'village'
  readonly parent: string | null
  readonly rural: boolean
}
export interface UnitNode {
  readonly code: string
  readonly name: string
  readonly unit_kind: string
  readonly parent: string | null
}

export const session = {
  signIn: route({
    id: 'session.signIn',
    method: 'POST',
    path: '/session',
    title: '登录',
    policy: 'public',
    body: s.object({
      login: s.string({ minLength: 1, maxLength: 64 }),
      password: s.string({ minLength: 1, maxLength: 256 }),
    }),
  }).answers<Me>(),
  me: route({
    id: 'session.me',
    method: 'GET',
    path: '/session',
    title: '当前账号',
    policy: 'signed-in',
  }).answers<Me>(),
  signOut: route({
    id: 'session.signOut',
    method: 'DELETE',
    path: '/session',
    title: '退出',
    policy: 'signed-in',
  }).answers<{ readonly signed_out: true }>(),
  choosePost: route({
    id: 'session.choosePost',
    method: 'PUT',
    path: '/session/post',
    title: '切换岗位',
    policy: 'signed-in',
    body: s.object({ post_id: s.uuid() }),
  }).answers<Me>(),
  changePassword: route({
    id: 'session.changePassword',
    method: 'PUT',
    path: '/session/password',
    title: '修改密码',
    policy: 'signed-in',
    body: s.object({ old_password: s.string({ maxLength: 256 }), new_password: s.string({ maxLength: 256 }) }),
  }).answers<{ readonly changed: true }>(),
  areas: route({
    id: 'session.areas',
    method: 'GET',
    path: '/areas',
    title: '管辖的区划',
    policy: 'signed-in',
  }).answers<{ readonly items: readonly AreaNode[] }>(),
  units: route({ id: 'session.units', method: 'GET', path: '/units', title: '机构', policy: 'signed-in' }).answers<{
    readonly items: readonly UnitNode[]
  }>(),
  /** Demonstration accounts for the sign-in page; empty outside a demonstration database. */
  demo: route({ id: 'session.demo', method: 'GET', path: '/demo', title: '演示账号', policy: 'public' }).answers<{
    readonly accounts: readonly {
      readonly login: string
      readonly password: string
      readonly name: string
      readonly role_name: string
      readonly unit_name: string
    }[]
  }>(),
}
