import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Runs a command as a process of its own, with nothing of a database around it. */
const wangdi = (args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] } })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.on('data', (part: Buffer) => out.push(part.toString()))
    child.stderr.on('data', (part: Buffer) => err.push(part.toString()))
    child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') }))
    child.stdin.end(input)
  })

const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('rule answers one line per line, in order, errors included, and skips blank lines', async () => {
  const { code, out, err } = await wangdi(
    ['rule', 'date.addMonths'],
    '{"date":"2024-08-31","n":6}\n\nnot json\n{"date":"2024-02-30","n":1}\r\n{"cases":[{"date":"2024-01-31","n":1}]}',
  )
  expect([code, err]).toEqual([0, ''])
  expect(lines(out)).toMatchObject([
    { date: '2025-02-28' },
    { error: 'BAD_JSON' },
    { error: 'BAD_INPUT' },
    { results: [{ date: '2024-02-29' }] },
  ])
})

test('rule alone lists the names; an unknown one answers RULE_UNKNOWN and code 2', async () => {
  const listed = await wangdi(['rule'])
  expect(listed.out.split('\n')).toContain('date.addMonths')
  const unknown = await wangdi(['rule', 'no.such'], '{}')
  expect(unknown.code).toBe(2)
  expect(lines(unknown.out)).toMatchObject([{ error: 'RULE_UNKNOWN' }])
})

test('check prints the findings of one form; an unknown form is code 2', async () => {
  const { code, out } = await wangdi(['check', 'rec_encounter', '--on', '2026-06-30'], '{"values":{"nonsense":1}}')
  expect(code).toBe(0)
  const [{ findings }] = lines(out) as [{ findings: { code: string }[] }]
  expect(findings.map((each) => each.code)).toContain('UNKNOWN_FIELD')
  expect((await wangdi(['check', 'nothing', '--on', '2026-06-30'], '{}')).code).toBe(2)
  expect((await wangdi(['check', 'rec_encounter', '--on', '2026-02-30'], '{}')).code).toBe(2)
})

test('assess prints a line per resident and names each line that it cannot read', async () => {
  const record = {
    kind: 'record',
    record_id: '0197bd00-0000-7000-8000-000000000001',
    version_id: '0197bd00-0000-7000-8000-000000000002',
    resident_id: '0197bd00-0000-7000-8000-000000000003',
    form: 'rec_encounter',
    edition: 'GW2017',
    service_date: '2026-05-20',
    status: 'submitted',
    fields: {},
  }
  const { code, out } = await wangdi(['assess', '--on', '2026-06-30'], `oops\n${JSON.stringify(record)}\n`)
  expect(code).toBe(0)
  expect(lines(out)).toMatchObject([
    { error: 'BAD_LINE', line: 1 },
    { resident_id: record.resident_id, on: '2026-06-30', records: [{ record_id: record.record_id }] },
  ])
})

test('an unknown command is explained on standard error', async () => {
  const { code, out, err } = await wangdi(['frobnicate'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('没有“frobnicate”这个命令')
})
