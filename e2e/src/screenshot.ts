// Makes the README's picture from the application itself, with a demonstration county of its own:
// node e2e/src/screenshot.ts
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { launch } from './browser.ts'
import { dataFolder } from './folder.ts'
import { desktop, password } from './known.ts'
import { checkout, freePort, serve } from './server.ts'

const file = join(checkout, 'docs/images/county.png')
const folder = await dataFolder()
const variables = { WANGDI_DATA: folder, WANGDI_STATE: join(folder, 'machine'), PORT: String(await freePort()) }
const [server, browser] = await Promise.all([serve({ variables, args: ['--log', 'silent'] }), launch()])
const page = await browser.newPage({
  baseURL: server.url,
  viewport: desktop,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce',
})
await page.request.post('/api/v1/session', {
  headers: { 'x-wangdi': '1' },
  data: { login: 'xianduban', password },
})
await page.goto('/figures')
await page
  .getByRole('table')
  .getByRole('button', { name: /^高血压规范管理率：打开/ })
  .click()
await page.getByRole('dialog', { name: '高血压规范管理率' }).waitFor()
await page.evaluate('document.fonts.ready')
await page.waitForTimeout(500)
await page.screenshot({ path: file })
await browser.close()
await server.stop()
await rm(folder, { recursive: true, force: true })
console.log(file)
