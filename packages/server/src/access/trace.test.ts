import type { AssignedClass } from '@wangdi/kernel/access/class.ts'
import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { setSetting } from '@wangdi/store/commands/settings.ts'
import { makePatient } from '@wangdi/store/fixtures/patient.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedIn } from '../testing/client.ts'
import { actAll, type Residents, residentsIn } from '../testing/trace/acts.ts'
import { askAll, notAsked, withoutSums } from '../testing/trace/reads.ts'
import { partings, type Teller, teller } from '../testing/trace/transcript.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

/*
 * Two counties, identical but that in one an elder and a young resident are patients of restricted classes. The same
 * persons, who hold none of these classes, do and ask the same in both: every answer is the same, ids made by the
 * server aside. (docs/decisions/0009)
 */

const READERS = ['cunyi', 'gongwei', 'dangan', 'kezhang', 'xianduban', 'weijianju', 'xitong', 'anquan', 'shenji']
const HIDDEN_OF_NOBODY = '0197bd00-0000-7000-8000-0000000000aa'

interface County {
  readonly world: TestWorld
  readonly residents: Residents
  /** Ids of the restricted records. */
  readonly hidden: readonly string[]
}

const county = async (classes: readonly AssignedClass[]): Promise<County> => {
  const world = await testWorld()
  const scope = systemScope(world.store.tenant)
  await setSetting({ store: world.store, scope, now: world.world.clock() }, 'ask_unnamed', false)
  const residents = await residentsIn(world)
  const hidden: string[] = []
  for (const resident of classes.length > 0 ? [residents.elder, residents.young] : [])
    hidden.push(...(await makePatient(world.store, resident, world.world.clock(), classes)))
  return { world, residents, hidden }
}

/** Everything restricted that the newest versions of the residents' records hold. */
const guarded = ({ world, residents }: County) =>
  world.store.system('test', (tx) =>
    tx.rows<{ record: string; data_class: number; fields: unknown }>(sql`
      select r.record, v.data_class, v.fields from record r
      join record_version v on v.tenant = r.tenant and v.version = r.head and v.data_class in (4, 5, 14, 15)
      where r.subject = any (${[residents.elder, residents.young]}::uuid[]) order by r.record, v.data_class`),
  )

const readAll = async (tell: Teller, { residents }: County, ids: readonly string[], readers: readonly string[]) => {
  for (const reader of readers) await askAll(tell, reader, residents, ids)
}

/** What all are told before anybody acts, and after. */
const transcript = async (of: County, ids: readonly string[], readers: readonly string[], acting: boolean) => {
  const tell = teller(of.world, withoutSums)
  if (acting) await actAll.prepare(tell, of.residents)
  await readAll(tell, of, ids, readers)
  if (acting) {
    await actAll.change(tell, of.residents)
    await readAll(tell, of, ids, ['cunyi', 'kezhang'])
  }
  return tell
}

describe('没有这两类权限的人，一切回答都不变', () => {
  let plain: County
  let marked: County
  let tellers: readonly [Teller, Teller]
  let before: unknown

  beforeAll(async () => {
    ;[plain, marked] = [await county([]), await county(['D4', 'D5'])]
    before = await guarded(marked)
    const ids = [...marked.hidden, HIDDEN_OF_NOBODY]
    tellers = [await transcript(plain, ids, READERS, true), await transcript(marked, ids, READERS, true)]
  }, 600_000)
  afterAll(() => Promise.all([plain.world.close(), marked.world.close()]))

  test('看和写，前后一样', () => {
    expect(tellers[0].told.length).toBe(tellers[1].told.length)
    expect(partings(tellers[0].told, tellers[1].told)).toEqual([])
  })

  test('每个接口都问过，没有问的写明缘由', () => {
    const left = allRoutes.filter(({ id }) => !tellers[1].routes.has(id)).map(({ id }) => id)
    expect(left.toSorted()).toEqual(Object.keys(notAsked).toSorted())
  })

  test('看不见的，改不掉', async () => {
    expect(await guarded(marked)).toEqual(before)
  })

  test('这两位居民确实是患者，有权者看得到', async () => {
    const doctor = await signedIn(marked.world.app, 'jingfang')
    for (const resident of [marked.residents.elder, marked.residents.young]) {
      const page = await doctor.call('GET', `/residents/${resident}`)
      expect([page.status, page.body.tags]).toEqual([200, expect.arrayContaining(['严重精神障碍'])])
    }
  })
})

describe('只有一类权限的人，看不出另一类', () => {
  test.each([
    ['jingfang', 'D4', 'D5'],
    ['jiefang', 'D5', 'D4'],
  ] as const)(
    '%s 看%s，不看%s',
    async (login, _own, other) => {
      const [plain, marked] = [await county([]), await county([other])]
      const ids = [...marked.hidden, HIDDEN_OF_NOBODY]
      const one = await transcript(plain, ids, [login], false)
      const two = await transcript(marked, ids, [login], false)
      expect(partings(one.told, two.told)).toEqual([])
      await Promise.all([plain.world.close(), marked.world.close()])
    },
    300_000,
  )
})
