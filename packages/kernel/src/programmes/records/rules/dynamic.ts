import { addDays, addMonths, type Day, yearOf, yearStart } from '../../../day/day.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'

/** Kinds of event; the first eight show that the record is used, the others do not (规范第三版·居民健康档案·工作指标). */
const QUALIFYING = [
  'encounter',
  'consultation',
  'referral',
  'outpatient',
  'inpatient',
  'checkup',
  'followup',
  'vaccination',
] as const
const OTHER = ['contact_failed', 'address_edit', 'record_opened', 'lecture', 'message'] as const

export type EventType = (typeof QUALIFYING)[number] | (typeof OTHER)[number]

export interface UseEvent {
  readonly type: EventType
  readonly date: Day
  /** submitted (default), reviewed, draft, voided. */
  readonly state?: string
  readonly open_block?: boolean
}

export interface DynamicAnswer {
  readonly dynamic: boolean
  readonly window_start: Day
  readonly window_end: Day
  /** The latest qualifying event of the window. */
  readonly by: { readonly type: EventType; readonly date: Day } | null
}

export type DynamicMode = 'rolling' | 'calendar_year'

/** “1年内”: the twelve months up to the day, or the calendar year so far. */
export const dynamicWindow = (on: Day, mode: DynamicMode): readonly [Day, Day] => [
  mode === 'rolling' ? addDays(addMonths(on, -12), 1) : yearStart(yearOf(on)),
  on,
]

const qualifies = (event: UseEvent, death: Day | null | undefined): boolean =>
  (QUALIFYING as readonly string[]).includes(event.type) &&
  (event.state === undefined || event.state === 'submitted' || event.state === 'reviewed') &&
  event.open_block !== true &&
  !(death && event.date > death)

/** R-DYN: is the record used on a day? Only events dated on or before it are looked at. */
export const dynamicOn = (
  events: readonly UseEvent[],
  on: Day,
  mode: DynamicMode = 'rolling',
  death?: Day | null,
): DynamicAnswer => {
  const [window_start, window_end] = dynamicWindow(on, mode)
  const latest = events
    .filter((event) => event.date >= window_start && event.date <= window_end && qualifies(event, death))
    .reduce<UseEvent | null>((last, event) => (last === null || event.date >= last.date ? event : last), null)
  return { dynamic: latest !== null, window_start, window_end, by: latest && { type: latest.type, date: latest.date } }
}

const types = new Set<string>([...QUALIFYING, ...OTHER])
const states = new Set(['submitted', 'reviewed', 'draft', 'voided'])

const readEvents = (value: unknown): readonly UseEvent[] =>
  (value as readonly UseEvent[]).map((event, at) => {
    if (!types.has(event.type)) throw new RuleError('BAD_INPUT', `没有“${event.type}”这类事件`, `events[${at}].type`)
    if (event.state !== undefined && !states.has(event.state))
      throw new RuleError('BAD_INPUT', `没有“${event.state}”这一状态`, `events[${at}].state`)
    return event
  })

export const dynamicRule: RuleFunction = {
  meaning: '某日的档案是否为有动态记录的档案，以及最近一次使用',
  source: 'R-DYN；规范第三版·居民健康档案·工作指标·健康档案使用率',
  input: {
    on: { type: 'date', required: true },
    mode: { type: 'text' },
    events: {
      type: 'map[]',
      required: true,
      of: {
        type: { type: 'text', required: true },
        date: { type: 'date', required: true },
        state: { type: 'text' },
        open_block: { type: 'bool' },
      },
    },
    death_date: { type: 'date' },
  },
  run: (input) => {
    const mode = input.mode ?? 'rolling'
    if (mode !== 'rolling' && mode !== 'calendar_year')
      throw new RuleError('BAD_INPUT', '“mode”应为 rolling 或 calendar_year', 'mode')
    return { ...dynamicOn(readEvents(input.events), input.on as Day, mode, input.death_date as Day | undefined) }
  },
}
