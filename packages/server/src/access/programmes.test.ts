import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let supervisor: Client

/** The county supervisor's post is bound to the one programme that enrols. */
beforeAll(async () => {
  world = await testWorld()
  await world.store.system('test', (tx) =>
    tx.run(sql`update post set programmes = array['htn'] where role = 'R09' and tenant = ${world.store.tenant}`),
  )
  supervisor = await signedIn(world.app, 'xianduban')
})
afterAll(() => world.close())

const someone = (inside: boolean): Promise<{ person: string; name: string }> =>
  world.store.system('test', (tx) =>
    tx.one(sql`
      select p.person, p.name from person p where p.state = 'active' and exists (
        select from status s where s.tenant = p.tenant and s.person = p.person and s.programme = 'htn'
        and s.from_day <= '2026-06-30' and s.to_day > '2026-06-30') = ${inside} limit 1`),
  )

test('a supervisor of one programme opens its residents; others do not exist', async () => {
  const [inside, outside] = [await someone(true), await someone(false)]
  expect((await supervisor.call('GET', `/residents/${inside.person}`)).status).toBe(200)
  expect((await supervisor.call('GET', `/residents/${outside.person}`)).status).toBe(404)
  const found = await supervisor.call('GET', `/residents?q=${encodeURIComponent(outside.name)}`)
  const ids = found.body.items.map((row: { resident_id: string }) => row.resident_id)
  expect(ids).not.toContain(outside.person)
})

test('a task whose form the post does not fill opens none', async () => {
  const { body } = await supervisor.call('GET', '/today?limit=200')
  const forms = body.items.flatMap(({ tasks }: { tasks: { form: string | null }[] }) => tasks.map(({ form }) => form))
  expect(new Set(forms)).toEqual(new Set([null]))
})

test('figures of other programmes are shown without their persons', async () => {
  const page = await supervisor.call('GET', '/figures/REC-04/default')
  expect([page.status, page.body.may_list]).toEqual([200, false])
  expect((await supervisor.call('GET', '/figures/REC-04/default/persons?list=met')).status).toBe(403)
})

test('the bureau reads figures and never a person', async () => {
  const bureau = await signedIn(world.app, 'weijianju')
  expect((await bureau.call('GET', '/figures')).status).toBe(200)
  expect((await bureau.call('GET', '/figures/REC-04/default/persons?list=met')).status).toBe(403)
  expect((await bureau.call('GET', `/residents/${(await someone(true)).person}`)).status).toBe(403)
})
