import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const numbers = (text: string | null): readonly number[] =>
  [...(text ?? '').replaceAll('\u2009', '').matchAll(/\d+/g)].map(([digits]) => Number(digits))

/** A day whose figures the other tests, which run at the same time, do not touch: they record what is recent. */
const longAgo = (): string => new Date(Date.now() - 60 * 24 * 3600 * 1000).toISOString().slice(0, 10)

/** The sizes of the lists and the denominator on a figure's page: 达到 + 未达到 = 分母. */
const checkSum = async (page: Page): Promise<{ met: number; notMet: number }> => {
  const tabs = page.getByRole('navigation', { name: '人员名单' })
  const size = async (list: string): Promise<number> =>
    numbers(await tabs.getByText(new RegExp(`^${list} [\\d\u2009]+$`)).textContent())[0] ?? Number.NaN
  const [met, notMet] = [await size('达到'), await size('未达到')]
  const fraction = await page
    .locator('main')
    .getByText(/^[\d\u2009]+ \/ [\d\u2009]+ 人/)
    .first()
    .textContent()
  expect(numbers(fraction).slice(0, 2)).toEqual([met, met + notMet])
  return { met, notMet }
}

/** Area and fraction of each line of the list of areas below. */
const areasBelow = async (page: Page): Promise<readonly { name: string; met: number; all: number }[]> => {
  const lines = await page
    .getByRole('region', { name: /个(乡镇|村)$/ })
    .getByRole('listitem')
    .getByRole('link')
    .all()
  return Promise.all(
    lines.map(async (line) => {
      const [, name = '', met, all] =
        /^(\D+).*%(\d+)\/(\d+)$/.exec(((await line.textContent()) ?? '').replaceAll('\u2009', '')) ?? []
      return { name, met: Number(met), all: Number(all) }
    }),
  )
}

describe('县里看率', () => {
  test('打开一个率，从县到乡镇、到村、到人，读到没满足的那一条', async () => {
    const { context, page } = await visit(browser, { login: 'xianduban', path: `/figures?to=${longAgo()}` })
    await page.getByRole('heading', { name: /^青禾县/ }).waitFor()
    await page
      .getByRole('table')
      .getByRole('button', { name: /^高血压规范管理率：打开/ })
      .click()
    const door = page.getByRole('dialog', { name: '高血压规范管理率' })
    expect((await door.boundingBox())?.y).toBeGreaterThan(0)
    expect(await door.textContent()).toMatch(/人达到 ÷ .* 人.*在管口径 · 进度口径 · 截至/)
    await door.getByRole('link', { name: /到乡镇、村/ }).click()

    const path = page.getByRole('navigation', { name: '位置' })
    await path.getByText(/^青禾县/).waitFor()
    const county = await checkSum(page)
    const townships = await areasBelow(page)
    expect(townships.reduce((sum, { met }) => sum + met, 0)).toBe(county.met)
    expect(townships.reduce((sum, { all }) => sum + all, 0)).toBe(county.met + county.notMet)

    const worst = townships.toSorted((a, b) => b.all - b.met - (a.all - a.met))[0]
    await page
      .getByRole('region', { name: /个乡镇$/ })
      .getByRole('link', { name: worst?.name })
      .click()
    await path.getByText(new RegExp(`^${worst?.name}`)).waitFor()
    await checkSum(page)
    const villages = await areasBelow(page)
    expect(villages.reduce((sum, { all }) => sum + all, 0)).toBe(worst?.all)
    const village = villages.toSorted((a, b) => b.all - b.met - (a.all - a.met))[0]
    await page.getByRole('region', { name: /个村$/ }).getByRole('link', { name: village?.name }).click()
    await path.getByText(new RegExp(`^${village?.name}`)).waitFor()
    await checkSum(page)

    await page
      .getByRole('navigation', { name: '人员名单' })
      .getByRole('link', { name: /^未达到/ })
      .click()
    const table = page.getByRole('table', { name: /^未达到/ })
    const reasons = await table.getByRole('row').nth(1).textContent()
    expect(reasons).toMatch(/应.+(随访|体检|复查)|未在|本年度/)
    await page.reload()
    await table.waitFor()
    expect(await table.getByRole('row').nth(1).textContent()).toBe(reasons)
    await table.getByRole('link').first().click()
    await page.getByRole('heading', { name: '为什么没算“高血压规范管理率”' }).first().waitFor()
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('卫健局只看数：名单上着锁', async () => {
    const { context, page } = await visit(browser, { login: 'weijianju' })
    await page
      .getByRole('table')
      .getByRole('button', { name: /^高血压规范管理率：打开/ })
      .click()
    const door = page.getByRole('dialog', { name: '高血压规范管理率' })
    await door.getByText('名单由公卫科长、公卫医生、村医打开').waitFor()
    expect(await door.getByRole('link', { name: /未达到/ }).count()).toBe(0)
    await door.getByRole('link', { name: /到乡镇、村/ }).click()
    await page.getByText('您的岗位只看汇总数。名单由公卫科长、公卫医生、村医打开').waitFor()
    expect(await page.getByRole('navigation', { name: '人员名单' }).getByRole('link').count()).toBe(0)
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })
})
