import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbook } from '@wangdi/documents/write/xlsx.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { ROSTER, targetOf } from '@wangdi/kernel/import/target.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { fullTable } from '@wangdi/synth/sheets/full-sheet.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { troubleOf, visit } from './world.ts'

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = await mkdtemp(join(tmpdir(), 'wangdi-sheets-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

const HEADERS = 2

/**
 * A roster with a title above its header: one person twice, one number that Excel has spoiled, three rows without a
 * name of whom to call. Record codes are left to the system: those of this county's twin are taken.
 */
const rosterFile = async (): Promise<{ file: string; read: number; name: string }> => {
  const target = targetOf(ROSTER)
  if (!target) throw new Error('no roster')
  const lines = [...countyLines({ residents: 40, seed: 99, today: dayOfInstant(Date.now()) })]
  const { title, headers, rows } = fullTable(lines, target)
  const [number, contact, code, name] = ['身份证号', '联系人姓名', '档案编号', '姓名'].map((header) =>
    headers.indexOf(header),
  )
  const spoiled = rows.map((row, at) =>
    row.map((cell, column) => {
      if (at === 0 && column === number) return '5.3E+17'
      return column === code || (at < 4 && column === contact) ? '' : cell
    }),
  )
  const all = [[title], [...headers], ...spoiled, spoiled.at(-1) ?? []]
  const file = join(folder, '花名册.xlsx')
  await writeFile(file, writeWorkbook([{ name: '花名册', rows: all }]))
  return { file, read: all.length - HEADERS, name: String(rows[20]?.[name ?? 0]) }
}

type Balance = Readonly<Record<string, number>>

/** How many rows became what, as the page prints it. */
const balanceOf = async (page: Page): Promise<Balance> => {
  await page.getByText('行数相符').waitFor()
  const terms = await page.locator('dl dt').allTextContents()
  const counts = await page.locator('dl dd').allTextContents()
  return Object.fromEntries(terms.map((term, at) => [term.trim(), Number(counts[at])]))
}

const kinds = ['新建', '更新', '未变', '文件内重复', '待确认', '拒绝']
const sumOf = (balance: Balance): number => kinds.reduce((sum, kind) => sum + (balance[kind] ?? 0), 0)

/** From the upload to the dry run; columns and codes are taken as they were recognised. */
const upload = async (page: Page, file: string): Promise<void> => {
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '识别无误，去对列' }).click()
  await page.getByRole('button', { name: /^对列完成/ }).click()
  const codes = page.getByRole('button', { name: '对码完成，试运行' })
  const done = page.getByRole('heading', { name: '试运行完成，还没有写入任何数据' })
  await codes.or(done).waitFor()
  if (await codes.isVisible()) await codes.click()
  await done.waitFor()
}

describe('导入', () => {
  test('名册走完向导：试运行行数相符，导入后对账一致；同一个文件再导什么也不变', async () => {
    const { context, page } = await visit(browser, { login: 'kezhang', path: '/imports' })
    const { file, read, name } = await rosterFile()
    await upload(page, file)
    const planned = await balanceOf(page)
    expect(planned['读到行']).toBe(read)
    expect(sumOf(planned)).toBe(read)
    expect(planned).toMatchObject({ 未变: 0, 文件内重复: 1, 拒绝: 1 })
    expect(planned['新建']).toBeGreaterThan(20)

    await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click()
    await page.getByRole('heading', { name: /^已导入/ }).waitFor({ timeout: 60_000 })
    expect(await balanceOf(page)).toEqual(planned)
    await page.goto(`/residents?q=${encodeURIComponent(name)}`)
    await page.getByRole('table', { name: '居民' }).getByRole('link', { name }).first().waitFor()

    await upload(page, file)
    const again = await balanceOf(page)
    expect(again).toMatchObject({ 新建: 0, 更新: 0, 未变: planned['新建'], 待确认: planned['待确认'], 拒绝: 1 })
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('不是表格的文件当场说清楚', async () => {
    const { context, page } = await visit(browser, { login: 'kezhang', path: '/imports' })
    const file = join(folder, '随访.xlsx')
    await writeFile(file, '这不是工作簿')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('随访.xlsx：没有找到表头行，请核对文件的前几行是否有列名').waitFor()
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })
})
