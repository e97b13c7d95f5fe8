import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Someone of the county who lives in another township than the demonstration accounts. */
const strangerOf = async (): Promise<ResidentRow> => {
  const { context, api } = await visit(browser, { login: 'xianduban' })
  const { items } = await api<{ items: readonly AreaNode[] }>('GET', '/areas')
  const townships = items.filter(({ level }) => level === 'township')
  const elsewhere = items.find(({ level, parent }) => level === 'village' && parent === townships.at(-1)?.code)
  const found = await api<{ items: readonly ResidentRow[] }>('GET', `/residents?village=${elsewhere?.code}`)
  await context.close()
  const [stranger] = found.items
  if (!stranger) throw new Error('nobody lives elsewhere')
  return stranger
}

test('另一乡镇的医生打开别处居民的网址，看到的是“没有”，不露姓名', async () => {
  const stranger = await strangerOf()
  const { context, page } = await visit(browser, { login: 'gongwei', path: `/residents/${stranger.resident_id}` })
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/没有|不存在|找不到/)
  expect(await page.locator('body').textContent()).not.toContain(stranger.name)
  await page.goto(`/residents/${stranger.resident_id}/forms/rec_encounter`)
  await alert.waitFor()
  expect(await page.locator('body').textContent()).not.toContain(stranger.name)
  await context.close()
})

test('没有的网址说清楚，并有路回首页', async () => {
  const { context, page } = await visit(browser, { login: 'cunyi', path: '/nowhere' })
  await page.getByText('没有这个页面，可能地址抄错了').waitFor()
  await page.getByRole('link', { name: '回首页' }).click()
  await page.getByRole('heading', { name: '今日' }).waitFor()
  await context.close()
})
