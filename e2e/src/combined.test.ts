import { randomUUID } from 'node:crypto'
import type { ResidentPage, ResidentRow, TimelineEntry, Today } from '@wangdi/kernel/api/answers/residents.ts'
import type { RecordView } from '@wangdi/kernel/api/routes/records.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.ts'
import { type Answers, fillByKeyboard } from './form.ts'
import { phone } from './known.ts'
import { type Api, troubleOf, visit } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

type Patient = { readonly id: string; readonly name: string; readonly on: string }

/** What follow-ups of a year count for a programme, as the resident's page says it. */
const visitsOf = (page: ResidentPage, programme: string): string | undefined =>
  page.programmes.find(({ id }) => id === programme)?.facts.find(({ label }) => label === '本年随访')?.value

/** Someone past 65, not seen today, in care for hypertension, enrolled for diabetes today; `skip` as many. */
const patientOf = async (api: Api, skip: number): Promise<Patient> => {
  const { on } = await api<Today>('GET', '/today')
  const { items } = await api<{ items: readonly ResidentRow[] }>(
    'GET',
    '/residents?programme=htn&age_from=66&limit=200',
  )
  const fit = items.filter(
    ({ last_service, state }) => last_service !== null && last_service < on && state === 'active',
  )
  const { resident_id: id, name } = fit[skip]
  const enrolled = (await api<ResidentPage>('GET', `/residents/${id}`)).programmes.some(
    (programme) => programme.id === 'dm' && programme.enrolled,
  )
  if (!enrolled)
    await api('POST', '/records', {
      record_id: randomUUID(),
      version_id: randomUUID(),
      base: [],
      resident_id: id,
      form: 'dm_enrol',
      status: 'submitted',
      service_date: on,
      fields: {
        enrol_date: on,
        diagnosis_date: '2015-03',
        diagnosis_org: '县人民医院',
        diagnosis_type: '2',
        fpg_at_enrol: '8.1',
        bp_at_enrol: { sbp: 140, dbp: 80 },
        treatment_at_enrol: ['2'],
        complications_at_enrol: ['1'],
        comorbidity: ['1'],
        source_of_case: '3',
        consent_informed: '1',
      },
    })
  return { id, name, on }
}

/** Ticks the three services in 记一次服务 and opens them as one visit. */
const openVisit = async (page: Page, { id }: Patient): Promise<void> => {
  await page.goto(`/residents/${id}`)
  await page.getByRole('button', { name: '记一次服务' }).click()
  await page.getByRole('navigation', { name: '记一次服务' }).waitFor()
  const checked = page.getByRole('checkbox', { checked: true })
  while ((await checked.count()) > 0) await checked.first().uncheck()
  for (const form of ['高血压随访', '糖尿病随访', '自理能力评估'])
    await page.getByRole('checkbox', { name: `一起办：${form}` }).check()
  await page.getByRole('link', { name: '一起办 3 张表' }).click()
  await page.getByRole('navigation', { name: '各节' }).waitFor()
}

const once: Answers = {
  method: '2',
  contact_outcome: '1',
  sbp: '13684',
  dbp: '84',
  height: '165',
  weight: '64',
  heart_rate: '72',
  smoke_daily: '0',
  smoke_target: '0',
  drink_daily: '0',
  drink_target: '0',
  exercise_freq: '3',
  exercise_freq_target: '5',
  exercise_minutes: '30',
  exercise_minutes_target: '30',
  psych: '1',
  compliance: '1',
  symptoms: '1',
  adherence: '3',
  drugs: '',
  'htn_followup-emergency_signs': '0',
  'htn_followup-pregnant_or_lactating': '1',
  'htn_followup-salt_now': '2',
  'htn_followup-salt_target': '1',
  'htn_followup-adr': '1',
  'htn_followup-complication': '0',
  'htn_followup-referral': '1',
  'dm_followup-emergency_signs': '0',
  'dm_followup-foot_pulse': '1',
  'dm_followup-staple_now': '300',
  'dm_followup-staple_target': '250',
  'dm_followup-fpg': '6.4',
  'dm_followup-fpg_sample': '1',
  'dm_followup-hypoglycaemia': '1',
  'dm_followup-adr': '1',
  'dm_followup-complication': '0',
  'dm_followup-referral': '1',
}

test('高血压、糖尿病、65岁以上的人一次办三张表：共同的只填一次，一起保存，各算各的', async () => {
  const { context, page, api } = await visit(browser, { login: 'cunyi' })
  const patient = await patientOf(api, 0)
  const before = await api<ResidentPage>('GET', `/residents/${patient.id}`)
  await openVisit(page, patient)
  // Far from the check-up of the year, or beside a stay in hospital: such a day wants a word.
  const why = page.getByRole('textbox', { name: '随访日期的说明' })
  for (const each of await why.all()) await each.fill('入户时一并完成')
  const scores = await page.locator('[id^="f-old_adl-"]').evaluateAll((all) => all.map(({ id }) => id.slice(2)))
  const asked = await fillByKeyboard(page, { ...once, ...Object.fromEntries(scores.map((id) => [id, '0'])) })
  for (const shared of ['sbp', 'heart_rate', 'symptoms']) expect(asked.filter((id) => id === shared).length).toBe(1)
  await page.getByText('保存后生成 3 份记录：1 人，2 人次随访').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(`已保存 ${patient.name} 的3 张表`).waitFor()

  const { items } = await api<{ items: readonly TimelineEntry[] }>('GET', `/residents/${patient.id}/timeline`)
  const entry = items.find(({ day, record_ids }) => day === patient.on && record_ids.length === 3)
  const records = await Promise.all((entry?.record_ids ?? []).map((id) => api<RecordView>('GET', `/records/${id}`)))
  expect(records.map(({ form }) => form).toSorted()).toEqual(['dm_followup', 'htn_followup', 'old_adl'])
  expect(records.map(({ siblings }) => siblings.length)).toEqual([2, 2, 2])
  const followups = records.filter(({ form }) => form !== 'old_adl').map(({ versions }) => versions[0].fields)
  for (const fields of followups)
    expect(fields).toMatchObject({ sbp: 136, dbp: 84, heart_rate: 72, weight: '64', method: '2' })

  const after = await api<ResidentPage>('GET', `/residents/${patient.id}`)
  expect(visitsOf(after, 'htn')).not.toBe(visitsOf(before, 'htn'))
  expect(visitsOf(after, 'dm')).toMatch(/^1次/)
  expect(after.tasks.filter(({ form, due_by }) => form?.endsWith('_followup') && due_by <= patient.on)).toEqual([])
  const [htn, dm] = ['htn_followup', 'dm_followup'].map((form) => records.find((record) => record.form === form))
  await page.goto(`/residents/${patient.id}/forms/htn_followup?record=${htn?.record_id}`)
  await page.getByRole('textbox', { name: '收缩压', exact: true }).fill('128')
  await page.getByRole('textbox', { name: '更正的原因' }).fill('记录仪上是128')
  expect(await page.getByRole('checkbox', { name: '糖尿病随访：收缩压' }).isChecked()).toBe(true)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`已保存 ${patient.name} 的高血压随访`).waitFor()
  const sibling = await api<RecordView>('GET', `/records/${dm?.record_id}`)
  expect(sibling.versions.map(({ fields }) => fields.sbp)).toEqual([136, 128])
  expect(troubleOf(page)).toEqual([])
  await context.close()
})

test('在手机上填到一半离开，接着填时各张表的都在', async () => {
  const { context, page, api } = await visit(browser, { size: phone, login: 'cunyi' })
  const patient = await patientOf(api, 1)
  await page.goto(`/residents/${patient.id}/visit?forms=htn_followup,dm_followup`)
  await page.getByRole('textbox', { name: '收缩压', exact: true }).fill('141')
  await page.getByRole('textbox', { name: '空腹血糖值' }).fill('6.4')
  await page.getByRole('button', { name: '存草稿' }).click()
  await page.getByText(/草稿已存/).waitFor()
  await page.reload()
  await page.getByText(/接着上次的草稿/).waitFor()
  expect(await page.getByRole('textbox', { name: '收缩压', exact: true }).inputValue()).toBe('141')
  expect(await page.getByRole('textbox', { name: '空腹血糖值' }).inputValue()).toBe('6.4')
  expect(troubleOf(page)).toEqual([])
  await context.close()
})
