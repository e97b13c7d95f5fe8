import type { DayFormRow, DayPerson, DayRow, StationPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { tubeKey } from '@wangdi/kernel/campaign/day/part.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { type Api, troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const tablet = { width: 1280, height: 800 } as const

/** Someone under 65 in the village's list: only the check-up is filled. */
const someone = async (api: Api, day: string): Promise<DayPerson> => {
  const { items } = await api<{ items: readonly DayPerson[] }>('GET', `/exam-days/${day}/roster`)
  const found = items.find(({ age, number }) => age !== null && age < 63 && number === null)
  if (!found) throw new Error('nobody under 63 on the list')
  return found
}

const openStation = async (page: Page, day: DayRow, station: string, label: string): Promise<void> => {
  await page.goto(`/exam-days/${day.day_id}/stations/${station}`)
  await page.getByRole('heading', { name: label, level: 1 }).waitFor()
}

const find = async (page: Page, text: string, person: DayPerson): Promise<void> => {
  await page.getByRole('searchbox', { name: '输编号、姓名或证号' }).fill(text)
  await page.keyboard.press('Enter')
  const [here, choice] = [
    page.getByRole('heading', { name: person.name, level: 2 }),
    page
      .getByRole('complementary')
      .getByRole('button', { name: new RegExp(person.name) })
      .first(),
  ]
  // One match opens by itself, as after a scan; of several one is chosen.
  await here.or(choice).first().waitFor()
  if (!(await here.isVisible())) await choice.click()
  await here.waitFor()
}

/** What other stations note of the same person, beside the browser. */
const elsewhere = async (api: Api, day: string, who: string, station: string, more: object): Promise<void> => {
  await api('POST', `/exam-days/${day}/parts`, {
    ...{ save_id: crypto.randomUUID(), resident_id: who, station, device: crypto.randomUUID(), state: 'passed' },
    ...{ at: new Date().toISOString(), ...more },
  })
}

const normal = {
  S04: {
    ...{ skin: '1', sclera: '1', lymph: '1', lung_barrel: '1', lung_sound: '1', lung_rale: '1', heart_rate: 84 },
    ...{ heart_rhythm: '1', heart_murmur: '1', abd_tender: '1', abd_mass: '1', abd_liver: '1', abd_spleen: '1' },
    ...{ abd_shifting: '1', edema: '1' },
  },
  S07: { lips: '1', dentition: ['1'], pharynx: '1', vision_left: '4.9', vision_right: '4.9', hearing: '1' },
  S11: {
    ...{ symptoms: ['1'], exercise_freq: '4', diet: ['1'], smoke_status: '1', drink_freq: '1', occ_exposure: '1' },
    ...{ p_cerebro: ['1'], p_kidney: ['1'], p_heart: ['1'], p_vessel: ['1'], p_eye: ['1'], p_nerve: '1' },
    ...{ p_other: '2', p_other_other: '慢性病随访中' },
    medicines: [{ name: '常用药', route: '口服', dose: '每日一次', duration: '3年', adherence: '1' }],
  },
}

test('体检日：登记、测血压报危急、复测、交表、化验补录、提交', async () => {
  const { context, page, api } = await visit(browser, { login: 'cunyi', size: tablet, path: '/exam-days' })
  const { items: days } = await api<{ items: readonly DayRow[] }>('GET', '/exam-days')
  const [day] = days
  await page.getByRole('link', { name: day.name }).click()
  await page.getByRole('link', { name: /登记领表/ }).click()
  const person = await someone(api, day.day_id)
  const who = person.resident_id

  await find(page, person.name, person)
  await page.getByRole('button', { name: '登记，领编号' }).click()
  // Every device that registers has a letter of its own; which one is this device's hangs on who came first.
  const given = page.getByRole('status').filter({ hasText: `${person.name}领到` })
  const number = /领到 ([A-Z]\d{3})/.exec((await given.textContent()) ?? '')?.[1] ?? ''
  expect(number).not.toBe('')
  const saved = page.getByText(new RegExp(`${number} .*已保存`))

  await openStation(page, day, 'S03', '身高体重腰围血压')
  await page
    .getByRole('button', { name: new RegExp(number) })
    .first()
    .click()
  const fill = (label: string, value: string) => page.getByRole('textbox', { name: label, exact: true }).fill(value)
  for (const [label, value] of Object.entries({
    身高: '166.5',
    体重: '60.2',
    腰围: '78.0',
    体温: '36.4',
    呼吸频率: '18',
  }))
    await fill(label, value)
  await page.getByRole('button', { name: '暂离，先叫下一位' }).click()
  await saved.waitFor()
  // A scanner types the number wherever the page stands.
  await page.locator('body').click({ position: { x: 640, y: 40 } })
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: person.name, level: 2 }).waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: '身高', exact: true }).inputValue()).toBe('166.5')
  await fill('脉率', '84')
  await fill('左侧收缩压', '182')
  await fill('左侧舒张压', '104')
  await fill('右侧收缩压', '13')
  await page.getByRole('button', { name: '0', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: '左侧 182/104，达到危急值' }).waitFor()
  await page.getByText(/复测计时 4:\d\d/).waitFor()

  const doctor = await context.newPage()
  await openStation(doctor, day, 'S04', '内科')
  await doctor.getByText(new RegExp(`${number} .*左侧 182/104，达到危急值`)).waitFor()
  await doctor.getByRole('button', { name: '收到' }).click()
  await page.getByText(/已收到/).waitFor()
  await doctor.getByRole('textbox', { name: '怎么处理的' }).fill('静息后复测')
  await doctor.getByRole('button', { name: '处理完' }).click()

  await fill('左侧收缩压', '132')
  await fill('左侧舒张压', '82')
  await fill('右侧收缩压', '130')
  await fill('右侧舒张压', '80')
  await page.getByRole('button', { name: /^保存/ }).click()
  await saved.waitFor()
  const { forms } = await api<StationPerson>('GET', `/exam-days/${day.day_id}/stations/S03/persons/${who}`)
  expect(forms[0].values).toMatchObject({ bp_left_sys: 132, height: '166.5' })
  expect(forms[0].readings.bp_left_sys.map(({ value }) => value)).toEqual([182, 132])

  for (const [station, checkup] of Object.entries(normal))
    await elsewhere(api, day.day_id, who, station, { values: { checkup } })
  const tubes = Object.fromEntries(
    dayForms.flatMap(({ form, tubes: kinds = {} }) =>
      Object.keys(kinds).map((kind) => [tubeKey(form.id, kind), `E1${kind}`]),
    ),
  )
  const kindsAt = (station: string) =>
    Object.fromEntries(
      Object.entries(tubes).filter(([key]) =>
        dayForms.some(({ form, tubes: kinds = {} }) =>
          Object.entries(kinds).some(([kind, tube]) => tubeKey(form.id, kind) === key && tube.station === station),
        ),
      ),
    )
  await elsewhere(api, day.day_id, who, 'S01', { tubes: kindsAt('S01') })

  await openStation(page, day, 'S99', '交表核对')
  await find(page, `${number[0].toLowerCase()}${Number(number.slice(1))}`, person)
  const leave = page.getByRole('button', { name: '交表，叫下一位' })
  await page
    .getByText(/还差 \d+ 项/)
    .first()
    .waitFor()
  expect(await leave.isDisabled()).toBe(true)
  await page.getByRole('button', { name: /^补做/ }).first().click()
  await page.getByRole('button', { name: /^补做/, disabled: true }).filter({ hasText: '已请回' }).waitFor()
  const reason = page.getByRole('button', { name: /没做：机构无条件$/ })
  for (let left = await reason.count(); left > 0; left = await reason.count()) {
    await reason.first().click()
    await expect.poll(() => reason.count()).toBeLessThan(left)
  }
  await page.getByText('都有着落了，可以交表').waitFor()
  await leave.click()
  await saved.waitFor()

  await page.goto(`/exam-days/${day.day_id}?tab=results`)
  const lab = 'E1LIVER,25,30,12.0'
  await page.getByRole('textbox', { name: '化验结果' }).fill(`条码,谷丙转氨酶,谷草转氨酶,总胆红素\n${lab}\nX99,1,1,1`)
  await page.getByRole('button', { name: '按条码归人' }).click()
  await page.getByText('读到 2 行，归到人 1 行，待认领 1 行').waitFor()
  await page.getByText('没有这个条码').waitFor()

  await elsewhere(api, day.day_id, who, 'S98', {
    values: { checkup: { assessment: '2', abnormal_1: '血压复测正常', guidance: ['1', '2'], risk_control: ['3'] } },
  })
  await page.goto(`/exam-days/${day.day_id}?tab=forms`)
  await page.getByRole('cell', { name: `${number} ${person.name}` }).waitFor()
  await page.getByRole('button', { name: '提交没有问题的 0 份' }).waitFor()
  await page.getByRole('button', { name: '可提交 0' }).click()
  await expect.poll(() => page.getByRole('cell', { name: `${number} ${person.name}` }).count()).toBe(0)
  await page.getByRole('button', { name: '有提醒 1' }).click()
  const { items } = await api<{ items: readonly DayFormRow[] }>('GET', `/exam-days/${day.day_id}/forms`)
  expect(items[0].state).toBe('warn')
  await page.getByRole('button', { name: '打开整张表' }).first().click()
  await page.getByRole('heading', { name: new RegExp(person.name) }).waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: '身高', exact: true }).inputValue()).toBe('166.5')

  await page.goto(`/exam-days/${day.day_id}?tab=report`)
  await page.getByText('没做的原因').waitFor()
  expect(troubleOf(page)).toEqual([])
  await context.close()
})
