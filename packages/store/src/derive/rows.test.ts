import { day } from '@wangdi/kernel/day/day.ts'
import type { DueRow } from '@wangdi/kernel/programme/rows.ts'
import { expect, test } from 'vitest'
import { guardOfNumber } from '../scope.ts'
import { pack, tables } from './rows.ts'

const on = day('2026-03-02')
const shelf = tables.due.columns.findIndex(([name]) => name === 'data_class')

/** The shelf on which a task lies that asks for a form. */
const shelfOf = (programme: string, form: string): string => {
  const due: DueRow = {
    ...{ programme, episode: 'e', kind: 'k', slot: 's', opens: on, due_by: on, met_on: null, met_by: null },
    ...{ ended_on: null, form, facts: {}, village: 1, unit: 1 },
  }
  const [row] = pack('p', 1, { status: [], event: [], due: [due] }, on).due
  return guardOfNumber(Number(row[shelf]))
}

test.each<[programme: string, form: string, shelf: string]>([
  ['smd', 'smd_followup', 'D4a'],
  ['smd', 'smd_emergency', 'D4a'],
  ['smd', 'contact_attempt', 'D4a'],
  ['smd', 'checkup', 'D4a'],
  ['smd', 'smd_profile', 'D4'],
  ['smd', 'smd_notice', 'D4'],
  ['smd', 'programme_close', 'D4'],
  ['tb', 'tb_first_visit', 'D5a'],
  ['tb', 'tb_stop', 'D5a'],
  ['tb', 'tb_close', 'D5'],
  ['tb', 'tb_contact', 'D5'],
  ['htn', 'programme_close', 'D1'],
])('%s 的任务要填 %s 的，在 %s：点名指定的村医只看到自己能填的', (programme, form, expected) => {
  expect(shelfOf(programme, form)).toBe(expected)
})
