import { worst } from '../../../form/finding.ts'
import type { RecordState } from '../../../programme/life.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { recordStates, type TransitionFacts, transitionFindings } from '../forms/life/transition.ts'

const readState = (value: unknown, key: string): RecordState => {
  if (!recordStates.some(({ code }) => code === value))
    throw new RuleError('BAD_INPUT', `没有“${value}”这一档案状态`, key)
  return value as RecordState
}

export const transitionRule: RuleFunction = {
  meaning: '健康档案能否从一个状态变为另一个状态，缺什么条件',
  source: 'R-LIFE-1；规范第三版·居民健康档案·终止',
  input: {
    from: { type: 'text', required: true },
    to: { type: 'text', required: true },
    today: { type: 'date' },
    role: { type: 'text' },
    death_date: { type: 'date' },
    move_out_date: { type: 'date' },
    move_in_date: { type: 'date' },
    found_on: { type: 'date' },
    last_contact: { type: 'date' },
    attempts: {
      type: 'map[]',
      of: { date: { type: 'date', required: true }, way: { type: 'code', required: true } },
    },
    reason: { type: 'text' },
    survivor: { type: 'text' },
  },
  run: (input) => {
    const from = readState(input.from, 'from')
    const to = readState(input.to, 'to')
    const findings = transitionFindings(from, to, input as TransitionFacts)
    const severity = worst(findings)
    const allowed = severity !== 'reject' && severity !== 'block'
    return { allowed, state: allowed ? to : from, findings }
  },
}
