import AxeBuilder from '@axe-core/playwright'
import type { Today } from '@wangdi/kernel/api/answers/residents.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { type Api, troubleOf, visit } from './world.ts'

/** What axe finds serious or worse, each with where it stands. */
const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`))
}

/** Opens an address and waits until the page is there and nothing on it is still being fetched. */
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.locator('main#content').waitFor()
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 15_000 }).toBe(0)
}

const personal = async (api: Api): Promise<readonly string[]> => {
  const { items: people } = await api<Today>('GET', '/today?bucket=overdue')
  const id = people.find(({ tasks }) => tasks[0]?.kind === 'followup')?.resident_id
  const { items } = await api<{ items: readonly { titles: readonly string[]; record_ids: readonly string[] }[] }>(
    'GET',
    `/residents/${id}/timeline`,
  )
  const record = items.flatMap(({ record_ids }) => record_ids)[0]
  const told = items.find(({ titles }) => titles.length === 1 && titles[0].startsWith('体检'))?.record_ids[0]
  return [
    `/residents/${id}`,
    ...['timeline', 'programmes', 'household', 'quality', 'log'].map((tab) => `/residents/${id}?tab=${tab}`),
    ...['htn_followup', 'htn_enrol', 'checkup', 'rec_lifecycle'].map((form) => `/residents/${id}/forms/${form}`),
    `/residents/${id}/visit?forms=htn_followup,dm_followup,checkup`,
    `/records/${record}`,
    `/records/${record}/print`,
    `/residents/${id}/print`,
    ...(told ? [`/records/${told}/results`] : []),
  ]
}

const figures = ['/figures', '/figure/HTN-04/managed?list=not-met', '/figure/HTN-05/managed?list=met']

type Pages = (api: Api) => Promise<readonly string[]>

/** The demonstration's examination day: plan, papers, a station that registers and one that measures. */
const examDay: Pages = async (api) => {
  const { items } = await api<{ items: readonly { readonly day_id: string }[] }>('GET', '/exam-days')
  const papers = ['stations', 'board', 'roster', 'results', 'forms', 'sheets', 'report']
  const of = items
    .slice(0, 1)
    .flatMap(({ day_id }) => [
      ...papers.map((tab) => `/exam-days/${day_id}?tab=${tab}`),
      ...['S00', 'S03', 'S99'].map((station) => `/exam-days/${day_id}/stations/${station}`),
    ])
  return ['/exam-days', '/exam-days?plan=1', ...of]
}

/** The pages of everyday work; each size has its own clinician, for one account may send only so much a minute. */
const everyday: Pages = async (api) => [
  '/today',
  '/residents',
  '/arrive',
  '/residents/new',
  ...(await personal(api)),
  '/registers',
  '/registers/dm',
  '/registers/old',
  '/imports',
  '/jobs',
  '/glass',
  '/papers',
  '/papers/rec_personal',
  '/mine',
  ...(await examDay(api)),
]

/** Every other page with a role that has it, and those that a role sees otherwise. */
const rooms: Readonly<Record<string, Pages>> = {
  jingfang: async () => ['/today', '/registers/smd', '/figure/SMD-N1/default', '/glass'],
  kezhang: async (api) => [...(await personal(api)).slice(0, 1), '/figure/REC-03/population', '/figure/SMD-02/default'],
  xianduban: async () => [...figures, '/bases', '/residents'],
  weijianju: async () => ['/figure/HTN-04/managed', '/bases'],
  xitong: async () => ['/accounts'],
  anquan: async () => ['/accounts'],
  shenji: async () => ['/audit'],
}

/** Tests of every page on a screen of this size. Each size is a file of its own, so that they run beside each other. */
export const checkPages = (size: { width: number; height: number }, clinician: string): void => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  test('登录页', async () => {
    const { context, page } = await visit(browser, { size })
    await page.getByRole('region', { name: '演示账号' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })

  const all: Readonly<Record<string, Pages>> = { [clinician]: everyday, ...rooms }
  test.each(Object.keys(all))(
    '%s 的每一页',
    async (login) => {
      const { context, page, api } = await visit(browser, { size, login })
      const found: Record<string, readonly string[]> = {}
      for (const path of (await all[login]?.(api)) ?? []) {
        await open(page, path)
        const faults = [...(await faultsOf(page)), ...troubleOf(page)]
        const width = await page.evaluate('document.documentElement.scrollWidth')
        if (width !== size.width) faults.push(`the page is ${width} px wide on a screen of ${size.width} px`)
        if (faults.length > 0) found[path] = faults
      }
      expect(found).toEqual({})
      await context.close()
    },
    240_000,
  )
}
