import type { ResidentPage, ResidentRow, Today } from '@wangdi/kernel/api/answers/residents.ts'
import { addDays, type Day, day } from '@wangdi/kernel/day/day.ts'
import { nameKeys } from '@wangdi/store/person/keys.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { fillByKeyboard } from './form.ts'
import { password, phone } from './known.ts'
import { type Api, troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

type Patient = { readonly id: string; readonly name: string }

/** Persons in the worklist of the village whose last pressure was good: the next bad one is their first. */
const steadyPatients = async (api: Api): Promise<readonly Patient[]> => {
  const lists = await Promise.all(
    ['today', 'week'].map((bucket) => api<Today>('GET', `/today?bucket=${bucket}&limit=200`)),
  )
  // With several forms due, the page opens them as one visit: that is another test.
  const visits = lists
    .flatMap(({ items }) => items)
    .filter(({ tasks }) => tasks[0]?.kind === 'followup' && tasks.every(({ form }) => form === tasks[0].form))
  const pages = await Promise.all(
    visits.map(({ resident_id }) => api<ResidentPage>('GET', `/residents/${resident_id}`)),
  )
  return pages
    .filter(({ courses }) => courses[0]?.points.at(-1)?.out === false)
    .map(({ resident_id, name }) => ({ id: resident_id, name }))
}

const unsatisfactory = {
  method: '2',
  contact_outcome: '1',
  sbp: '16494',
  dbp: '94',
  heart_rate: '78',
  height: '165',
  weight: '64',
  weight_target: '62',
  smoke_now: '0',
  smoke_target: '0',
  drink_now: '0',
  drink_target: '0',
  exercise_freq_now: '3',
  exercise_freq_target: '5',
  exercise_min_now: '30',
  exercise_min_target: '30',
  salt_now: '2',
  salt_target: '1',
  adherence: '3',
  drugs: '',
  adr: '1',
  complication: '0',
  referral: '1',
}

const words = (on: Day): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

/** The normal answers of symptoms, of habits and of medication, each with one key. */
const fillNormals = async (page: Page): Promise<void> => {
  for (const name of [/无症状、无危急/, /心理、遵医良好/, /无不良反应、无并发症/]) {
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Alt+z')
  }
}

/** Opens the follow-up of a patient from their page, as one comes to it from a search. */
const openFollowup = async (page: Page, { id, name }: Patient): Promise<void> => {
  await page.goto(`/residents/${id}`)
  await page.getByRole('button', { name: '记一次服务' }).click()
  await page.getByRole('navigation', { name: '记一次服务' }).getByRole('link', { name: '高血压随访' }).click()
  await page.getByRole('heading', { name: `${name} · 高血压随访` }).waitFor()
}

/** Patients one after the other, none twice: what one test records the next must not meet. */
const nextOf = (patients: (api: Api) => Promise<readonly Patient[]>) => {
  const taken = new Set<string>()
  return async (api: Api): Promise<Patient> => {
    const patient = (await patients(api)).find(({ id }) => !taken.has(id))
    if (!patient) throw new Error(`no patient is left after ${taken.size}`)
    taken.add(patient.id)
    return patient
  }
}
const nextSteady = nextOf(steadyPatients)
const nextAny = nextOf(async (api) => {
  const { items } = await api<{ items: readonly ResidentRow[] }>('GET', '/residents?programme=htn&limit=200')
  return items.map(({ resident_id, name }) => ({ id: resident_id, name })).toReversed()
})

describe('村医的早晨', () => {
  test('登录，看今日，按首字母找人，只用键盘记一次血压不达标的随访，两周复查自己排上', async () => {
    const { context, page, api } = await visit(browser, { size: phone })
    await page.getByRole('textbox', { name: '账号' }).fill('cunyi')
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '今日' }).waitFor()
    expect(await page.locator('main').textContent()).toMatch(/周村医，石桥村今天要看 \d+ 人/)

    const patient = await nextSteady(api)
    const search = page.getByRole('searchbox', { name: '找人' })
    await search.fill(nameKeys(patient.name).initials)
    await search.press('Enter')
    await page.getByRole('list', { name: '居民' }).getByRole('link', { name: patient.name }).first().click()
    await page
      .getByRole('link', { name: /^开始高血压随访/ })
      .first()
      .click()
    await page.getByRole('heading', { name: `${patient.name} · 高血压随访` }).waitFor()

    await fillNormals(page)
    await fillByKeyboard(page, unsatisfactory)
    const { on } = await api<Today>('GET', '/today')
    const recheck = words(addDays(day(on), 14))
    const result = page.getByLabel('本次结果')
    await expect.poll(() => result.textContent()).toBe(`本次分类控制不满意下一步2周内复查下次随访${recheck}前`)

    await page.keyboard.press('Control+Enter')
    await page.getByText(`已保存 ${patient.name} 的高血压随访`).waitFor()
    await page.goto(`/residents/${patient.id}`)
    const now = page.getByRole('region', { name: '现在要做' })
    await now
      .getByRole('listitem')
      .filter({ hasText: `高血压复查${recheck}前` })
      .waitFor()
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('补记八天前的不达标随访，复查进今日的“7天内”', async () => {
    const { context, page, api } = await visit(browser, { size: phone, login: 'cunyi' })
    const patient = await nextSteady(api)
    const { on } = await api<Today>('GET', '/today')
    await openFollowup(page, patient)
    const date = page.getByRole('textbox', { name: '随访日期', exact: true })
    await date.fill(addDays(day(on), -8).replaceAll('-', ''))
    await date.press('Enter')
    expect(await date.inputValue()).toBe(addDays(day(on), -8))
    await fillNormals(page)
    await fillByKeyboard(page, unsatisfactory)
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已保存 ${patient.name} 的高血压随访`).waitFor()

    await page.goto('/today')
    await page.getByRole('button', { name: /7天内/ }).click()
    const row = page.getByRole('list', { name: '要看的人' }).getByRole('listitem').filter({ hasText: patient.name })
    expect(await row.textContent()).toMatch(/还剩6天.*高血压复查.*血压 164\/94/)
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('沿用的写着来自哪天，今天要量的一项也不替人填', async () => {
    const { context, page, api } = await visit(browser, { login: 'cunyi' })
    await openFollowup(page, await nextAny(api))
    const signs = page.getByRole('region', { name: '体征' })
    for (const measured of ['收缩压', '舒张压', '心率', '体重']) {
      expect(await signs.getByRole('textbox', { name: measured, exact: true }).inputValue()).toBe('')
    }
    const sources = await page.getByText(/^沿用/).allTextContents()
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) expect(source).toMatch(/^沿用.+ \d[\d年月日-]+ · .+前$/)
    await context.close()
  })

  test('填到一半离开，回来接着上次的草稿', async () => {
    const { context, page, api } = await visit(browser, { size: phone, login: 'cunyi' })
    const patient = await nextAny(api)
    await openFollowup(page, patient)
    await page.getByRole('textbox', { name: '收缩压', exact: true }).fill('15')
    await page.getByRole('textbox', { name: '心率', exact: true }).fill('81')
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('heading', { name: patient.name }).waitFor()
    const now = page.getByRole('region', { name: '现在要做' })
    await now.getByRole('link', { name: '接着填' }).click()
    await page.getByText(/接着上次的草稿（今天 \d\d:\d\d）/).waitFor()
    expect(await page.getByRole('textbox', { name: '收缩压', exact: true }).inputValue()).toBe('15')
    expect(await page.getByRole('textbox', { name: '心率', exact: true }).inputValue()).toBe('81')
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })
})
