import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { password } from './known.ts'
import { troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Presses Tab until the focus is on what is meant; answers how often. */
const tabTo = async (page: Page, role: 'link' | 'button' | 'textbox' | 'searchbox', name: string | RegExp) => {
  const meant = page.getByRole(role, { name }).and(page.locator(':focus'))
  for (let presses = 1; presses <= 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await meant.count()) > 0) return presses
  }
  throw new Error(`Tab does not come to ${role} ${name}`)
}

describe('只用键盘', () => {
  test('登录、今日、打开表、存草稿、看快捷键，都不用鼠标', async () => {
    const { context, page } = await visit(browser, {})
    await page.getByRole('textbox', { name: '账号' }).waitFor()
    await tabTo(page, 'textbox', '账号')
    await page.keyboard.type('cunyi')
    await tabTo(page, 'textbox', '密码')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '今日' }).waitFor()

    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: '键盘' })
    await help.getByText('保存，看下一位').waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })

    await tabTo(page, 'button', /补填|随访|体检|复查/)
    await page.keyboard.press('Enter')
    await tabTo(page, 'link', /^开始/)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '各节' }).waitFor()
    await page.keyboard.press('F8')
    expect(await page.locator('[data-field]:focus-within').count()).toBe(1)

    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('alert')
      .filter({ hasText: /还差\d+项/ })
      .waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Control+s')
    await page.getByText(/草稿已存 \d\d:\d\d/).waitFor()

    await page.keyboard.press('Control+k')
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('从任何一页 Ctrl K 找人，Tab 第一下是“跳到正文”', async () => {
    const { context, page } = await visit(browser, { login: 'cunyi', path: '/today' })
    await page.getByRole('heading', { name: '今日' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('跳到正文')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('王')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '居民' }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('王')
    await context.close()
  })
})
