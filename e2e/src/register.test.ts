import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import { checkCharacter } from '@wangdi/kernel/identity/citizen-number.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { fillByKeyboard } from './form.ts'
import { troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A number that is valid in form, of an area that does not exist. */
const numberOf = (birth: string, order: string): string => {
  const seventeen = `529999${birth}${order}`
  return seventeen + checkCharacter(seventeen)
}

const good = numberOf('19680415', '371')
const bad = `${good.slice(0, 17)}${good.endsWith('0') ? '1' : '0'}`

const answers = {
  name: '欧阳试建',
  sex: '1',
  work_unit: '无',
  own_phone: '19900001234',
  contact_name: '欧阳家人',
  contact_phone: '19900005678',
  residence_type: '1',
  ethnicity: '汉族',
  abo: '5',
  rh: '3',
  education: '初中',
  occupation: '农',
  marital: '2',
  payment: '3',
  drug_allergy: '1',
  exposure: '1',
  past_surgery: '1',
  past_trauma: '1',
  past_transfusion: '1',
  family_father: '1',
  family_mother: '1',
  family_siblings: '1',
  family_children: '1',
  genetic: '1',
  disability: '1',
  env_kitchen: '2',
  env_fuel: '1',
  env_water: '1',
  env_toilet: '1',
  env_livestock: '1',
  past_disease: '',
  'past_disease-0-code': '无',
  current_address: '石桥村二组12号',
  registered_address: '石桥村二组12号',
}

const openForm = async (page: Page): Promise<void> => {
  await page.goto('/residents')
  await page.getByRole('link', { name: '新建档案' }).click()
  await page.getByRole('heading', { name: '新建档案' }).waitFor()
}

const id = (page: Page) => page.getByRole('textbox', { name: '身份证号' })

describe('建档', () => {
  test('号码错一位要核对，改对就带出生日和性别；建好马上找得到，再建一户', async () => {
    const { context, page } = await visit(browser, { login: 'cunyi' })
    await openForm(page)
    await id(page).fill(bad)
    await id(page).press('Tab')
    await page.getByText('证件号码的校验位不对，请逐位核对原件').waitFor()
    await id(page).fill(good)
    await id(page).press('Tab')
    await expect.poll(() => page.getByRole('textbox', { name: '出生日期' }).inputValue()).toBe('1968-04-15')
    await expect.poll(() => page.getByRole('radio', { name: '男', exact: true }).isChecked()).toBe(true)

    await fillByKeyboard(page, answers)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: answers.name }).waitFor()
    await page.getByText(`已建档：${answers.name}`).waitFor()

    await page.goto('/residents')
    await page.getByRole('searchbox').fill('oysj')
    await page.getByRole('table', { name: '居民' }).getByRole('link', { name: answers.name }).click()
    await page.getByRole('link', { name: /^家庭/ }).click()
    await page.getByRole('button', { name: '新建家庭' }).click()
    const household = page.getByRole('table', { name: '家庭' })
    await household.waitFor()
    expect(await household.textContent()).toMatch(new RegExp(`${answers.name}.*户主`))
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })

  test('同一个证件号已有档案：填号时就提醒，打开原来的那份', async () => {
    const { context, page, api } = await visit(browser, { login: 'cunyi' })
    const { items } = await api<{ items: readonly ResidentRow[] }>('GET', '/residents?age_from=40&limit=20')
    const known = items.find(({ id_masked }) => id_masked.length === 18)
    if (!known) throw new Error('nobody with a citizen number')
    const { value } = await api<{ value: string }>('POST', `/residents/${known.resident_id}/reveal`, {
      field: 'id_number',
      purpose: '核对身份',
    })
    await openForm(page)
    await page.getByRole('textbox', { name: '姓名', exact: true }).fill(known.name)
    await id(page).fill(value)
    await id(page).press('Tab')
    const warning = page.getByRole('region', { name: '可能已经有档案' })
    await warning.waitFor()
    expect(await warning.textContent()).toContain(known.name)
    await warning.getByRole('link', { name: '打开档案' }).first().click()
    await page.getByRole('heading', { name: known.name }).waitFor()
    expect(page.url()).toContain(known.resident_id)
    expect(troubleOf(page)).toEqual([])
    await context.close()
  })
})
