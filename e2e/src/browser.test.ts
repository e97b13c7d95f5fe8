import { expect, test } from 'vitest'
import { launch } from './browser.ts'

test('浏览器能启动并显示中文', async () => {
  const browser = await launch()
  const page = await browser.newPage()
  await page.setContent('<h1>网底</h1>')
  expect(await page.getByRole('heading').textContent()).toBe('网底')
  await browser.close()
})
