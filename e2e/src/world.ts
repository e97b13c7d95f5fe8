import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import { desktop, password } from './known.ts'

/** An API call of the signed-in user, beside the page. */
export type Api = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>

/** The API as this page's session sees it. */
export const apiOf = (page: Page): Api => {
  return async (method, path, body) => {
    const answer = await page.request.fetch(`${inject('county')}/api/v1${path}`, {
      method,
      headers: { 'x-wangdi': '1' },
      ...(body === undefined ? {} : { data: body }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
}

/** Signs in without the form. */
export const signIn = async (page: Page, login: string): Promise<void> => {
  await apiOf(page)('POST', '/session', { login, password })
}

const trouble = new WeakMap<Page, string[]>()

/** Messages of the browser's console and failures of the page so far: there should be none. */
export const troubleOf = (page: Page): readonly string[] => trouble.get(page) ?? []

/** Refusals are part of the work; the browser reports each as an error of the console. */
const expected = /Failed to load resource: the server responded with a status of 4\d\d/

const watch = (page: Page): void => {
  const found: string[] = []
  trouble.set(page, found)
  page.on('pageerror', ({ message }) => found.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) found.push(message.text())
  })
}

/** A new user at a screen of this size, with a page of the county open; signed in if a login is named. */
export const visit = async (
  browser: Browser,
  { size = desktop, login, path = '/' }: { size?: { width: number; height: number }; login?: string; path?: string },
): Promise<{ context: BrowserContext; page: Page; api: Api }> => {
  const context = await browser.newContext({
    baseURL: inject('county'),
    viewport: size,
    hasTouch: size.width < 600,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  watch(page)
  if (login) await signIn(page, login)
  await page.goto(path)
  return { context, page, api: apiOf(page) }
}
