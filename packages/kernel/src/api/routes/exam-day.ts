import type { Missing } from '../../campaign/day/missing.ts'
import type { ResultSheet } from '../../form/sheet.ts'
import type {
  AlarmView,
  BoardAnswer,
  DayFormRow,
  DayPerson,
  DayReportAnswer,
  DayRow,
  DayView,
  DeviceView,
  MissingAnswer,
  QueueAnswer,
  ResultsAnswer,
  SaveAnswerOfDay,
  StationPerson,
  SubmitAnswer,
  UnmatchedResult,
} from '../answers/exam-day.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

const day = s.object({ id: s.uuid() })
const code = s.string({ pattern: '^S\\d{2}$' })
const instant = s.string({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})$', maxLength: 40 })
const see = { action: 'L', class: 'D1' } as const
const work = { action: 'C', class: 'D1' } as const
const after = s.optional(s.string({ maxLength: 400 }))

export const examDays = {
  list: route({
    id: 'examDays.list',
    method: 'GET',
    path: '/exam-days',
    title: '体检日',
    policy: see,
    query: s.object({ after }),
  }).answers<{ readonly items: readonly DayRow[]; readonly next: string | null }>(),
  create: route({
    id: 'examDays.create',
    method: 'POST',
    path: '/exam-days',
    title: '安排体检日',
    policy: work,
    query: s.object({ dryRun: s.optional(s.bool()) }),
    body: s.object({
      day_id: s.uuid(),
      name: s.string({ minLength: 2, maxLength: 60 }),
      place: s.string({ minLength: 2, maxLength: 60 }),
      date: s.day(),
      villages: s.list(s.string({ maxLength: 12 }), { minItems: 1, maxItems: 60 }),
      stations: s.list(code, { minItems: 1, maxItems: 20 }),
      programmes: s.optional(s.list(s.string({ maxLength: 16 }), { maxItems: 20 })),
      age_from: s.optional(s.int({ minimum: 0, maximum: 120 })),
      /** Only those who still owe the form this year. */
      due_only: s.optional(s.bool()),
      task: s.optional(s.int({ minimum: 0, maximum: 1_000_000 })),
    }),
  }).answers<{
    readonly day_id: string
    readonly targets: number
    readonly considered: number
    readonly left_out: readonly { readonly reason: string; readonly persons: number }[]
  }>(),
  view: route({
    id: 'examDays.view',
    method: 'GET',
    path: '/exam-days/:id',
    title: '一个体检日',
    policy: see,
    params: day,
  }).answers<DayView>(),
  change: route({
    id: 'examDays.change',
    method: 'POST',
    path: '/exam-days/:id/state',
    title: '开始或结束体检日',
    policy: work,
    params: day,
    body: s.object({ state: s.oneOf('open', 'closed') }),
  }).answers<{ readonly state: string }>(),
  roster: route({
    id: 'examDays.roster',
    method: 'GET',
    path: '/exam-days/:id/roster',
    title: '体检名单',
    policy: see,
    params: day,
    query: s.object({ after, limit: s.optional(s.int({ minimum: 1, maximum: 500 })) }),
  }).answers<{ readonly items: readonly DayPerson[]; readonly next: string | null; readonly total: number }>(),
  join: route({
    id: 'examDays.join',
    method: 'POST',
    path: '/exam-days/:id/devices',
    title: '这台设备到哪一站',
    policy: work,
    params: day,
    body: s.object({ device: s.uuid(), station: code }),
  }).answers<DeviceView>(),
  find: route({
    id: 'examDays.find',
    method: 'GET',
    path: '/exam-days/:id/find',
    title: '按编号、姓名、证件号找人',
    policy: see,
    params: day,
    query: s.object({ q: s.string({ minLength: 1, maxLength: 40 }) }),
  }).answers<{
    readonly items: readonly (DayPerson & { readonly on_roster: boolean })[]
    readonly too_broad: boolean
  }>(),
  register: route({
    id: 'examDays.register',
    method: 'POST',
    path: '/exam-days/:id/persons',
    title: '登记',
    policy: work,
    params: day,
    body: s.object({
      resident_id: s.uuid(),
      device: s.uuid(),
      fasting: s.bool(),
      note: s.optional(s.string({ maxLength: 20 })),
      at: instant,
    }),
  }).answers<{ readonly person: DayPerson; readonly required: readonly Missing[] }>(),
  queue: route({
    id: 'examDays.queue',
    method: 'GET',
    path: '/exam-days/:id/stations/:station/queue',
    title: '本站的队',
    policy: see,
    params: s.object({ id: s.uuid(), station: code }),
  }).answers<QueueAnswer>(),
  person: route({
    id: 'examDays.person',
    method: 'GET',
    path: '/exam-days/:id/stations/:station/persons/:person',
    title: '站上的一位',
    policy: { action: 'R', class: 'D1' },
    params: s.object({ id: s.uuid(), station: code, person: s.uuid() }),
  }).answers<StationPerson>(),
  save: route({
    id: 'examDays.save',
    method: 'POST',
    path: '/exam-days/:id/parts',
    title: '保存本站',
    policy: work,
    params: day,
    body: s.object({
      save_id: s.uuid(),
      resident_id: s.uuid(),
      station: code,
      device: s.uuid(),
      at: instant,
      from: s.optional(instant),
      state: s.oneOf('passed', 'away', 'skipped', 'noted'),
      reason: s.optional(s.string({ minLength: 2, maxLength: 60 })),
      /** Items by form. */
      values: s.optional(s.map()),
      /** Tubes by key. */
      tubes: s.optional(s.map()),
      /** The doctor chooses among readings: the values are no new measurement. */
      chosen: s.optional(s.bool()),
      /** Made without the network and handed on later: a doubled tube is listed, not refused. */
      offline: s.optional(s.bool()),
    }),
  }).answers<SaveAnswerOfDay>(),
  missing: route({
    id: 'examDays.missing',
    method: 'GET',
    path: '/exam-days/:id/persons/:person/missing',
    title: '离场核对',
    policy: see,
    params: s.object({ id: s.uuid(), person: s.uuid() }),
  }).answers<MissingAnswer>(),
  alarms: route({
    id: 'examDays.alarms',
    method: 'GET',
    path: '/exam-days/:id/alarms',
    title: '危急值',
    policy: see,
    params: day,
  }).answers<{ readonly items: readonly AlarmView[] }>(),
  answerAlarm: route({
    id: 'examDays.answerAlarm',
    method: 'POST',
    path: '/exam-days/:id/alarms/:alarm',
    title: '收到、再叫、结束危急值',
    policy: work,
    params: s.object({ id: s.uuid(), alarm: s.uuid() }),
    body: s.object({
      act: s.oneOf('received', 'called', 'closed'),
      device: s.uuid(),
      note: s.optional(s.string({ minLength: 2, maxLength: 100 })),
    }),
  }).answers<AlarmView>(),
  board: route({
    id: 'examDays.board',
    method: 'GET',
    path: '/exam-days/:id/board',
    title: '进度',
    policy: see,
    params: day,
  }).answers<BoardAnswer>(),
  results: route({
    id: 'examDays.results',
    method: 'POST',
    path: '/exam-days/:id/results',
    title: '补录化验结果',
    policy: work,
    params: day,
    body: s.object({ text: s.string({ minLength: 1, maxLength: 1_000_000 }), at: s.optional(instant) }),
  }).answers<ResultsAnswer>(),
  unmatched: route({
    id: 'examDays.unmatched',
    method: 'GET',
    path: '/exam-days/:id/results/unmatched',
    title: '待认领的结果',
    policy: see,
    params: day,
  }).answers<{ readonly items: readonly UnmatchedResult[] }>(),
  assign: route({
    id: 'examDays.assign',
    method: 'POST',
    path: '/exam-days/:id/results/:result',
    title: '认领结果',
    policy: work,
    params: s.object({ id: s.uuid(), result: s.uuid() }),
    body: s.object({ resident_id: s.nullable(s.uuid()), reason: s.string({ minLength: 4, maxLength: 100 }) }),
  }).answers<{ readonly solved: true }>(),
  forms: route({
    id: 'examDays.forms',
    method: 'GET',
    path: '/exam-days/:id/forms',
    title: '当天的表',
    policy: see,
    params: day,
    query: s.object({ after, limit: s.optional(s.int({ minimum: 1, maximum: 100 })) }),
  }).answers<{ readonly items: readonly DayFormRow[]; readonly next: string | null }>(),
  openForm: route({
    id: 'examDays.openForm',
    method: 'POST',
    path: '/exam-days/:id/forms/:person/:form',
    title: '打开整张表',
    policy: work,
    params: s.object({ id: s.uuid(), person: s.uuid(), form: s.string({ maxLength: 32 }) }),
  }).answers<{ readonly record_id: string }>(),
  submit: route({
    id: 'examDays.submit',
    method: 'POST',
    path: '/exam-days/:id/forms/submit',
    title: '提交没有问题的表',
    policy: work,
    params: day,
    body: s.object({ residents: s.list(s.uuid(), { minItems: 1, maxItems: 50 }) }),
  }).answers<SubmitAnswer>(),
  sheets: route({
    id: 'examDays.sheets',
    method: 'GET',
    path: '/exam-days/:id/sheets',
    title: '结果反馈单',
    policy: { action: 'R', class: 'D1' },
    params: day,
    query: s.object({ after, limit: s.optional(s.int({ minimum: 1, maximum: 50 })) }),
  }).answers<{
    readonly items: readonly { readonly person: DayPerson; readonly record_id: string; readonly sheet: ResultSheet }[]
    readonly next: string | null
  }>(),
  report: route({
    id: 'examDays.report',
    method: 'GET',
    path: '/exam-days/:id/report',
    title: '日报',
    policy: see,
    params: day,
  }).answers<DayReportAnswer>(),
}
