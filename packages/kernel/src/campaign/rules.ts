import type { Value } from '../form/field.ts'
import type { RuleFunction } from '../rule/rule.ts'
import { type Part, unite } from './day/part.ts'
import { minutesBetween, perHour } from './day/rate.ts'
import { fileByTube } from './day/tube.ts'
import { campaignFigures } from './figures.ts'
import { targetOutcome } from './target.ts'

type Row = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const listOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [])
const isValue = (value: unknown): value is Value => value !== undefined
const maybeText = (value: unknown): string | null => (value === undefined ? null : text(value))
const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const campaignState: RuleFunction = {
  meaning: '活动对象能否登记为这个结果，还缺什么',
  source: '专项活动·对象状态 R-CAM-1、R-CAM-2',
  input: {
    state: { type: 'code' },
    outcome: { type: 'code', required: true },
    invitations: { type: 'date[]', required: true },
    refused_by: { type: 'code|text' },
    reason: { type: 'code|text' },
    proof: { type: 'text' },
    closed: { type: 'bool' },
  },
  run: (input) => ({
    ...targetOutcome({
      state: maybeText(input.state),
      outcome: text(input.outcome),
      invitations: Array.isArray(input.invitations) ? input.invitations.map(text) : [],
      refused_by: maybeText(input.refused_by),
      reason: maybeText(input.reason),
      proof: maybeText(input.proof),
      closed: input.closed === true,
    }),
  }),
}

const campaignRates: RuleFunction = {
  meaning: '活动的覆盖率、任务完成率、阳性率、追踪率、确诊率',
  source: '专项活动·数字',
  input: {
    eligible: { type: 'int', required: true },
    task: { type: 'int', required: true },
    done: { type: 'int', required: true },
    walk_ins_not_eligible: { type: 'int' },
    positives: { type: 'int' },
    positives_due: { type: 'int' },
    closed_in_time: { type: 'int' },
    confirmed: { type: 'int' },
  },
  run: (input) =>
    campaignFigures({
      eligible: Number(input.eligible),
      task: Number(input.task),
      done: Number(input.done),
      walk_ins_not_eligible: count(input.walk_ins_not_eligible),
      positives: count(input.positives),
      positives_due: count(input.positives_due),
      closed_in_time: count(input.closed_in_time),
      confirmed: count(input.confirmed),
    }),
}

/** Parts of one device at one time for one person were noted together. */
const partOf = (row: Row): Part => {
  const [person, device, at] = [text(row.person), text(row.dev), text(row.at)]
  const noted = row.v ?? row.tube ?? null
  return {
    person,
    key: text(row.key),
    value: isValue(noted) ? noted : null,
    station: '',
    device,
    // A time of day alone is a time of the day in question.
    at: /^\d{2}:\d{2}$/.test(at) ? `2000-01-01T${at}:00+08:00` : at,
    save: `${device} ${at}`,
  }
}

const union: RuleFunction = {
  meaning: '各站各设备的数据按人、项目合并：与到达次序无关，重复测量都保留，显示测得晚的',
  source: '体检日 R-EXD-1、R-EXD-3',
  input: {
    parts: {
      type: 'map[]',
      required: true,
      of: {
        dev: { type: 'text', required: true },
        person: { type: 'text', required: true },
        key: { type: 'text', required: true },
        v: { type: 'any' },
        tube: { type: 'text' },
        at: { type: 'time|text' },
      },
    },
  },
  run: ({ parts }) => ({
    values: Object.fromEntries(
      [...unite(listOf(parts).map(partOf))].map(([person, keys]) => [
        person,
        Object.fromEntries(
          [...keys].map(([key, { shown, readings }]) => [key, { shown, alternatives: readings.length }]),
        ),
      ]),
    ),
  }),
}

const tubes: RuleFunction = {
  meaning: '化验结果按条码归到谁；条码无人绑定或绑了两个人的不归',
  source: '体检日 R-EXD-5',
  input: {
    bindings: {
      type: 'map[]',
      required: true,
      of: {
        dev: { type: 'text' },
        tube: { type: 'text', required: true },
        person: { type: 'text', required: true },
      },
    },
    result: { type: 'map', required: true },
  },
  run: ({ bindings, result }) => {
    const bound = listOf(bindings).map((row) => ({
      tube: text(row.tube),
      person: text(row.person),
      device: text(row.dev),
    }))
    return { ...fileByTube(bound, text((result as Row).tube)) }
  },
}

const hourly: RuleFunction = {
  meaning: '每小时人数',
  source: '体检日·进度',
  input: {
    persons: { type: 'int', required: true },
    from: { type: 'time|text', required: true },
    to: { type: 'time|text', required: true },
  },
  run: ({ persons, from, to }) => ({ per_hour: perHour(Number(persons), minutesBetween(text(from), text(to))) }),
}

/** Rules of campaigns and examination days by their public names. */
export const campaignRules: Readonly<Record<string, RuleFunction>> = {
  'campaign.state': campaignState,
  'campaign.figures': campaignRates,
  'examday.union': union,
  'examday.tubes': tubes,
  'examday.rate': hourly,
}
