import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { workbookStream } from '@wangdi/documents/write/xlsx.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { rosterTable } from '@wangdi/synth/sheets/county-sheets.ts'
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
