import { cellsFor, roles } from '@wangdi/kernel/access/matrix.ts'
import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

const LOGINS = {
  R01: 'cunyi',
  R02: 'gongwei',
  R03: 'dangan',
  R06: 'jingfang',
  R07: 'jiefang',
  R08: 'kezhang',
  R09: 'xianduban',
  R10: 'weijianju',
  R20: 'xitong',
  R21: 'anquan',
  R22: 'shenji',
} as const

const NOBODY = '0197bd00-0000-7000-8000-00000000dead'
const filled = (path: string): string => path.replaceAll(/:[a-z]+/gi, NOBODY)

let world: TestWorld
const clients = new Map<string, Client>()
beforeAll(async () => {
  world = await testWorld()
  for (const { id } of roles) clients.set(id, await signedIn(world.app, LOGINS[id]))
})
afterAll(() => world.close())

/** Requests are refused for want of a right before their content is looked at; content here is empty or unknown. */
const ask = (who: Client, method: string, path: string) =>
  who.call(method, filled(path), method === 'GET' || method === 'DELETE' ? undefined : {})

describe('the permission matrix holds at every route', () => {
  const guarded = allRoutes.flatMap((route) =>
    typeof route.policy === 'object' ? [{ ...route, policy: route.policy }] : [],
  )
  test.each(guarded)('$id', async ({ method, path, policy }) => {
    for (const { id } of roles) {
      const { status, body } = await ask(clients.get(id) as Client, method, path)
      // As a function: what only needs an assignment by name is open, what needs a programme in the post is not.
      const allowed = [policy.class, ...(policy.also ?? [])].some((of) =>
        cellsFor(id, policy.action, of).some(({ when }) => when !== 'programme'),
      )
      expect([id, status === 403]).toEqual([id, !allowed])
      if (!allowed) expect(body.code).toBe('FORBIDDEN')
    }
  })
})

test('without a session every route but the public ones asks to sign in', async () => {
  for (const { method, path, policy } of allRoutes) {
    const { status } = await ask(client(world.app), method, path)
    expect([method, path, status === 401]).toEqual([method, path, policy !== 'public'])
  }
})
