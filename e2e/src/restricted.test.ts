import { randomUUID } from 'node:crypto'
import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { type Day, day } from '@wangdi/kernel/day/day.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { sampleOf } from '@wangdi/kernel/testing/sample.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from './browser.ts'
import { visit } from './world.ts'

let browser: Browser
let patient: ResidentRow

const ENROL = 'smd_profile'

/** Warnings are confirmed as one does on the page: with a reason. */
const confirmed = (findings: readonly Finding[]) =>
  findings
    .filter(({ severity }) => severity === 'warn')
    .map(({ code, field }) => ({ code, field, reason: '已与家属核对' }))

/** The mental-health doctor enrols someone who lives in the village doctor's village. */
const enrol = async (page: Page, resident: string, today: Day): Promise<void> => {
  const form = formOf(ENROL)
  if (!form) throw new Error('no form')
  const fields = {
    ...sampleOf(form, today),
    consent: '1',
    consent_date: today,
    diagnosis: '1',
    danger_history: { none: true },
  }
  const body = (findings: readonly Finding[]) => ({
    ...{ record_id: randomUUID(), version_id: randomUUID(), base: [], resident_id: resident, form: ENROL },
    ...{ status: 'submitted', fields, findings_confirmed: confirmed(findings) },
  })
  const post = (findings: readonly Finding[]) =>
    page.request.post(`${inject('county')}/api/v1/records`, { headers: { 'x-wangdi': '1' }, data: body(findings) })
  const first = await post([])
  const answer = first.ok() ? first : await post((await first.json()).findings)
  if (!answer.ok()) throw new Error(await answer.text())
}

beforeAll(async () => {
  browser = await launch()
  const village = await visit(browser, { login: 'cunyi' })
  const { items } = await village.api<{ items: readonly ResidentRow[] }>('GET', '/residents?limit=200')
  await village.context.close()
  const [someone] = items.filter(({ birth_date, state }) => state === 'active' && (birth_date ?? '') < '1958-01-01')
  if (!someone) throw new Error('nobody of that age')
  patient = someone
  const doctor = await visit(browser, { login: 'jingfang' })
  const me = await doctor.api<Me>('GET', '/session')
  await enrol(doctor.page, patient.resident_id, day(me.today))
  await doctor.context.close()
})
afterAll(() => browser.close())

const open = async (login: string, tab = '') => {
  const world = await visit(browser, { login, path: `/residents/${patient.resident_id}${tab}` })
  await world.page.getByRole('heading', { name: patient.name, level: 1 }).waitFor()
  return world
}

const MENTAL = /精神/

test('公卫医生打开这个人，页面上没有一处提到', async () => {
  for (const tab of ['', '?tab=timeline', '?tab=programmes', '?tab=quality', '?tab=log']) {
    const { context, page } = await open('gongwei', tab)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('main').textContent()).not.toMatch(MENTAL)
    await page.getByRole('button', { name: '记一次服务' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('dialog').textContent()).not.toMatch(MENTAL)
    await context.close()
  }
})

test('没有指定的村医同样什么也看不到，网址也打不开', async () => {
  const { context, page } = await open('cunyi')
  expect(await page.locator('main').textContent()).not.toMatch(MENTAL)
  await page.goto(`/residents/${patient.resident_id}/forms/smd_followup`)
  await page.getByRole('alert').waitFor()
  await context.close()
})

test('精防医生看到专案，把人指定给本村卫生室，村医几秒后看到随访任务，仍看不到补充表', async () => {
  const doctor = await open('jingfang', '?tab=programmes')
  await doctor.page.getByRole('heading', { name: '严重精神障碍', exact: true }).waitFor()
  await doctor.page.getByRole('combobox', { name: '选卫生室' }).click()
  await doctor.page.getByRole('option').first().waitFor({ state: 'attached' })
  await doctor.page.keyboard.press('Enter')
  await doctor.page.getByRole('button', { name: '指定', exact: true }).click()
  await doctor.page.getByText(/起指定给/).waitFor()
  await doctor.context.close()

  const village = await visit(browser, { login: 'cunyi' })
  await expect
    .poll(
      async () => {
        const page = await village.api<{ tags: readonly string[] }>('GET', `/residents/${patient.resident_id}`)
        return page.tags
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toContain('严重精神障碍')
  await village.page.goto(`/residents/${patient.resident_id}/forms/smd_followup`)
  await village.page.getByRole('heading', { name: /随访/ }).first().waitFor()
  await village.page.goto(`/residents/${patient.resident_id}/forms/smd_profile`)
  await village.page.getByRole('alert').waitFor()
  await village.context.close()
})

test('两分钟没有操作，患者的页面被遮住，点继续又回来', async () => {
  const { context, page } = await visit(browser, { login: 'jingfang' })
  await page.clock.install()
  await page.goto(`/residents/${patient.resident_id}`)
  const name = page.getByRole('heading', { name: patient.name, level: 1 })
  await name.waitFor()
  await page.clock.runFor(119_000)
  expect(await name.isVisible()).toBe(true)
  await page.clock.runFor(2_000)
  await page.getByText('内容已遮住').waitFor()
  expect(await name.isVisible()).toBe(false)
  await page.getByRole('button', { name: '继续' }).click()
  await name.waitFor()
  await context.close()
})
