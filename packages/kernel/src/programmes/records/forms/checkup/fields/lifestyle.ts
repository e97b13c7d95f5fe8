import { isFilled, textOf } from '../../../../../form/answers.ts'
import { codes, dec, int, many, one, text, type When } from '../../../../../form/field.ts'

/** Shown unless the leading answer rules it out; required once the leading answer asks for it. */
const follows = (lead: string, asked: readonly string[], never: readonly string[]) => ({
  when: ((values) => !never.includes(textOf(values, lead) ?? '')) satisfies When,
  required: ((values) => asked.includes(textOf(values, lead) ?? '')) satisfies When,
})

const exercising = follows('exercise_freq', ['1', '2', '3'], ['4'])
const smoking = follows('smoke_status', ['2', '3'], ['1'])
const quitSmoking = follows('smoke_status', ['2'], ['1', '3'])
const drinking = follows('drink_freq', ['2', '3', '4'], ['1'])
const exposed = follows('occ_exposure', ['2'], ['1'])

/** 生活方式·体育锻炼、饮食、吸烟、饮酒 (规范第三版·健康体检表·生活方式). */
export const habits = {
  exercise_freq: one('锻炼频率', codes('1 每天', '2 每周一次以上', '3 偶尔', '4 不锻炼'), {
    required: true,
    hint: '有意锻炼，不含因工作或上下班需要的活动',
  }),
  exercise_minutes: int('每次锻炼时间', {
    ...exercising,
    unit: '分钟',
    hard: [1, 600],
    usual: [5, 240],
    concept: 'exercise_minutes',
  }),
  exercise_years: dec('坚持锻炼时间', 1, { ...exercising, unit: '年', hard: [0, 100] }),
  exercise_way: text('锻炼方式', 100, exercising),
  diet: many('饮食习惯', codes('1 荤素均衡', '2 荤食为主', '3 素食为主', '4 嗜盐', '5 嗜油', '6 嗜糖'), {
    required: true,
  }),
  smoke_status: one('吸烟状况', codes('1 从不吸烟', '2 已戒烟', '3 吸烟'), { required: true }),
  smoke_daily: int('日吸烟量', { ...smoking, unit: '支', hard: [1, 100], usual: [1, 60], concept: 'smoke_daily' }),
  smoke_start_age: int('开始吸烟年龄', { ...smoking, unit: '岁', hard: [5, 120] }),
  smoke_stop_age: int('戒烟年龄', { ...quitSmoking, unit: '岁', hard: [5, 120] }),
  drink_freq: one('饮酒频率', codes('1 从不', '2 偶尔', '3 经常', '4 每天'), { required: true }),
  drink_daily: dec('日饮酒量', 1, {
    ...drinking,
    unit: '两',
    hard: [0.1, 50],
    usual: [0.1, 10],
    concept: 'drink_daily',
    hint: '折合白酒：啤酒÷10、红酒÷4、黄酒÷5',
  }),
  drink_quit: one('是否戒酒', codes('1 未戒酒', '2 已戒酒'), drinking),
  drink_stop_age: int('戒酒年龄', {
    unit: '岁',
    hard: [5, 120],
    when: (values) => values.drink_freq !== '1' && values.drink_quit !== '1',
    required: (values) => values.drink_quit === '2',
  }),
  drink_start_age: int('开始饮酒年龄', { ...drinking, unit: '岁', hard: [5, 120] }),
  drunk_last_year: one('近一年内是否曾醉酒', codes('1 是', '2 否'), drinking),
  drink_kind: many('饮酒种类', codes('1 白酒', '2 啤酒', '3 红酒', '4 黄酒', '5 其他'), {
    ...drinking,
    details: { '5': 'drink_kind_other' },
  }),
  drink_kind_other: text('其他饮酒种类', 50),
}

const hazard = (label: string) => text(label, 50, { when: exposed.when, hint: '写明名称，不清楚的填“不详”' })

const protection = (label: string, key: string) =>
  one(`${label}防护措施`, codes('1 无', '2 有'), {
    when: (values) => isFilled(values[key]),
    required: true,
    details: { '2': `${key}_protect_detail` },
  })
const measure = (label: string) => text(`${label}防护措施内容`, 50)

/** 职业病危害因素接触史 (规范第三版·健康体检表·生活方式). */
export const occupational = {
  occ_exposure: one('职业病危害因素接触史', codes('1 无', '2 有'), { required: true }),
  occ_job: text('工种', 50, exposed),
  occ_years: dec('从业时间', 1, { ...exposed, unit: '年', hard: [0.1, 70] }),
  occ_dust: hazard('粉尘'),
  occ_dust_protect: protection('粉尘', 'occ_dust'),
  occ_dust_protect_detail: measure('粉尘'),
  occ_radiation: hazard('放射物质'),
  occ_radiation_protect: protection('放射物质', 'occ_radiation'),
  occ_radiation_protect_detail: measure('放射物质'),
  occ_physical: hazard('物理因素'),
  occ_physical_protect: protection('物理因素', 'occ_physical'),
  occ_physical_protect_detail: measure('物理因素'),
  occ_chemical: hazard('化学物质'),
  occ_chemical_protect: protection('化学物质', 'occ_chemical'),
  occ_chemical_protect_detail: measure('化学物质'),
  occ_other: hazard('其他危害因素'),
  occ_other_protect: protection('其他危害因素', 'occ_other'),
  occ_other_protect_detail: measure('其他危害因素'),
}

export const HAZARDS = ['occ_dust', 'occ_radiation', 'occ_physical', 'occ_chemical', 'occ_other'] as const
