import { day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { normalise } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { watchCodes } from '@wangdi/kernel/import/guess-codes.ts'
import { mappingFindings, mappingOf } from '@wangdi/kernel/import/mapping.ts'
import { proposeColumns, proposeTarget } from '@wangdi/kernel/import/propose.ts'
import { rowReader } from '@wangdi/kernel/import/row.ts'
import { type ImportTarget, targetOf } from '@wangdi/kernel/import/target.ts'
import { describe, expect, test } from 'vitest'
import { countyLines } from '../county.ts'
import { followupTable, rosterTable, type SheetTable } from './county-sheets.ts'
import { fullTable } from './full-sheet.ts'

const lines = [...countyLines({ residents: 400, seed: 2, today: day('2026-06-30') })]
const roster = rosterTable(lines)
const followups = followupTable(lines, day('2026-01-01'), day('2026-06-30'))

const need = (id: string): ImportTarget => {
  const target = targetOf(id)
  if (!target) throw new Error(id)
  return target
}
const targets = ['resident', ...forms.keys()].flatMap((id) => targetOf(id) ?? [])

const columnsOf = ({ headers, rows }: SheetTable) =>
  headers.map((header, column) => ({ column, header, samples: rows.slice(0, 20).map((row) => row[column]) }))

const read = (table: SheetTable, target: ImportTarget) => {
  const guesses = proposeColumns(target, columnsOf(table))
  const mapping = mappingOf(guesses)
  const watcher = watchCodes(target, mapping)
  const reader = rowReader(target, mapping)
  for (const row of table.rows) watcher.see(row)
  return { guesses, mapping, questions: watcher.guesses(), drafts: table.rows.map((row) => reader(row)) }
}

describe('a county’s own tables', () => {
  test('each is recognised as what it is', () => {
    expect(proposeTarget(targets, columnsOf(roster))?.id).toBe('resident')
    expect(proposeTarget(targets, columnsOf(followups))?.id).toBe('htn_followup')
  })

  test('the roster reads without a question, remarks and numbering aside', () => {
    const { guesses, mapping, questions, drafts } = read(roster, need('resident'))
    expect(guesses.filter(({ key }) => key === null).map(({ header }) => header)).toEqual(['序号', '备注'])
    expect(mappingFindings(need('resident'), mapping)).toEqual([])
    expect(questions).toEqual([])
    expect(drafts.flatMap(({ problems }) => problems)).toEqual([])
    const at = roster.rows.findIndex((row) => row[5] !== null && row[16] === '高血压')
    expect(drafts[at].person).toMatchObject({ id_number: roster.rows[at][5], village: roster.rows[at][1] })
    expect(drafts[at].forms.rec_personal).toMatchObject({ past_disease: [{ code: '2' }] })
    expect(drafts[at].service_date).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  test('follow-ups keep their pressures, codes and days', () => {
    const { guesses, questions, drafts } = read(followups, need('htn_followup'))
    expect(guesses.filter(({ key }) => key === null).map(({ header }) => header)).toEqual(['序号'])
    expect(questions).toEqual([])
    expect(drafts.flatMap(({ problems }) => problems)).toEqual([])
    const sent = lines.filter((line) => line.kind === 'record' && line.form === 'htn_followup')
    const first = sent.find((line) => line.kind === 'record' && line.service_date === drafts[0].service_date)
    expect(first).toBeDefined()
    for (const { forms, service_date } of drafts) {
      expect(service_date).not.toBeNull()
      expect(['1', '2', '3']).toContain(forms.htn_followup.method)
    }
  })
})

/** The roster has no column for the day on which the personal form was changed. */
const withoutDay = (form: Form, fields: Values, id: string): Values => {
  const { changed_on, ...rest } = normalise(form, fields)
  return id === 'resident' ? rest : { ...rest, ...(changed_on !== undefined && { changed_on }) }
}

describe('a filled-in template', () => {
  const full = [...countyLines({ residents: 150, seed: 4, today: day('2026-06-30') })]

  test.each(['resident', 'htn_followup', 'htn_enrol', 'checkup'])(
    'of %s reads back as the answers it was made from',
    (id) => {
      const target = need(id)
      const table = fullTable(full, target)
      const { guesses, questions, drafts } = read(table, target)
      expect(guesses.filter(({ key }) => key === null)).toEqual([])
      expect(questions).toEqual([])
      expect(drafts.flatMap(({ problems }) => problems)).toEqual([])
      const [form] = target.forms.slice(-1)
      const sent = full.filter((line): line is RecordLine => line.kind === 'record' && line.form === form.id)
      const people = full.filter((line): line is ResidentLine => line.kind === 'resident')
      // A roster holds the last personal form of each resident, in their order; other sheets are one a row.
      const expected =
        id === 'resident'
          ? people.map(({ resident_id }) => sent.findLast((line) => line.resident_id === resident_id))
          : sent
      expect(drafts).toHaveLength(expected.length)
      drafts.forEach(({ forms: answers }, at) => {
        const line = expected[at]
        if (line) expect(normalise(form, answers[form.id])).toEqual(withoutDay(form, line.fields, id))
      })
    },
  )
})
