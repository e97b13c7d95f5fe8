import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { phone } from './known.ts'
import { troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
  await find()
})
afterAll(() => browser.close())

const A4 = /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/
const FOLLOWUP = '高血压患者随访服务记录表'

interface Item {
  readonly titles: readonly string[]
  readonly record_ids: readonly string[]
  readonly voided: boolean
}

let resident: ResidentRow
let record: string

/** A hypertension follow-up that is on file. */
const find = async (): Promise<void> => {
  const { api, context } = await visit(browser, { login: 'cunyi' })
  const { items } = await api<{ items: readonly ResidentRow[] }>('GET', '/residents?state=active&limit=200')
  for (const one of items.filter(({ programmes }) => programmes.some(({ id }) => id === 'htn'))) {
    const line = await api<{ items: readonly Item[] }>('GET', `/residents/${one.resident_id}/timeline`)
    const found = line.items.find(({ titles, voided }) => !voided && titles.length === 1 && titles[0] === '高血压随访')
    if (!found) continue
    ;[resident, record] = [one, found.record_ids[0]]
    return context.close()
  }
  throw new Error('no follow-up on file')
}

/** What the printer would get. */
const paperOf = async (page: Page): Promise<string> => {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false })
  if (process.env['WANGDI_LOOK']) {
    await writeFile(join(process.env['WANGDI_LOOK'], `${page.url().replace(/\W+/g, '-').slice(-40)}.pdf`), pdf)
    await page.emulateMedia({ media: 'print' })
    await page.screenshot({
      path: join(process.env['WANGDI_LOOK'], `${page.url().replace(/\W+/g, '-').slice(-40)}.png`),
      fullPage: true,
    })
    await page.emulateMedia({ media: null })
  }
  return pdf.toString('latin1')
}
const pagesIn = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0

describe('打印一份随访', () => {
  test('从记录页打开纸质表，浏览器打印是一页A4，四次并排', async () => {
    const { context, page } = await visit(browser, { login: 'cunyi', path: `/records/${record}` })
    await page.getByRole('link', { name: '打印', exact: true }).click()
    await page.getByRole('heading', { name: `${FOLLOWUP} · ${resident.name}`, level: 1 }).waitFor()
    const paper = page.getByRole('region', { name: '纸质表' })
    const dates = paper.getByRole('row', { name: /^随访日期/ })
    expect(await dates.getByRole('cell').count()).toBe(4)
    const pdf = await paperOf(page)
    expect(pdf).toMatch(A4)
    expect(pagesIn(pdf)).toBe(1)
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('下载的PDF是A4，文件名不带姓名', async () => {
    const { context, page } = await visit(browser, { login: 'cunyi', path: `/records/${record}` })
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载PDF' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('高血压随访.pdf')
    expect(file.suggestedFilename()).not.toContain(resident.name)
    const content = (await readFile(await file.path())).toString('latin1')
    expect(content).toMatch(/^%PDF-/)
    expect(content).toMatch(A4)
    await context.close()
  })
})

describe('一个人的表单', () => {
  test('从居民页打开，一年的随访在一起，再打一张写好姓名的空白体检表', async () => {
    const { context, page } = await visit(browser, { login: 'cunyi', path: `/residents/${resident.resident_id}` })
    await page.getByRole('link', { name: '打印表单' }).click()
    await page.getByRole('heading', { name: `${resident.name}的表单`, level: 1 }).waitFor()
    await page
      .getByRole('link', { name: new RegExp(`^看纸质表 ${FOLLOWUP}`) })
      .first()
      .click()
    await page
      .getByRole('region', { name: '纸质表' })
      .getByRole('row', { name: /^随访日期/ })
      .first()
      .waitFor()
    await page.goBack()
    await page.getByRole('navigation', { name: '空白表' }).getByRole('link', { name: '健康体检表' }).click()
    await page.getByRole('region', { name: '纸质表' }).getByText(resident.name).first().waitFor()
    expect(pagesIn(await paperOf(page))).toBe(4)
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })
})

test('空白表从居民列表打开，每一份都是A4', async () => {
  const { context, page } = await visit(browser, { login: 'gongwei', path: '/residents' })
  await page.getByRole('link', { name: '空白表' }).click()
  for (const name of ['居民健康档案封面', '个人基本信息表', FOLLOWUP]) {
    await page.getByRole('navigation', { name: '空白表' }).getByRole('link', { name, exact: true }).click()
    await page.getByRole('region', { name: '纸质表' }).waitFor()
    const pdf = await paperOf(page)
    expect([name, pagesIn(pdf), A4.test(pdf)]).toEqual([name, 1, true])
    await page.goBack()
  }
  await context.close()
})

test('手机上纸质表在框里横着看，页面不横着滚', async () => {
  const { context, page } = await visit(browser, { login: 'cunyi', size: phone, path: '/papers/checkup' })
  await page.getByRole('region', { name: '纸质表' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await context.close()
})
