import type { Clause, Count, Indicator, Variant } from '../../indicator/indicator.ts'

const SOURCE = '规范第三版·居民健康档案·工作指标'

const count = (...having: string[]): Count => ({ from: 'status', programme: 'rec', having })
const PERMANENT = ['permanent', 'active'] as const
const active = count('active')

/** 人口口径 first; the platform's own permanent residents beside it. */
const population: readonly Variant[] = [
  { id: 'population', name: '人口口径', denominator: { from: 'base', kind: 'PB-STAT' }, about: PERMANENT },
  { id: 'recorded', name: '平台登记口径', denominator: count(...PERMANENT) },
  { id: 'assess', name: '考核核定口径', denominator: { from: 'base', kind: 'PB-ASSESS' }, about: PERMANENT },
]

const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })

/** In order: why a record is no standardised electronic record. */
const standardClauses: readonly Clause[] = [
  clause('C-STD-ELECTRONIC', 'electronic', '只有纸质档案'),
  clause('C-STD-COVER', 'cover_ok', '封面缺项'),
  clause('C-STD-INFO', 'personal_ok', '个人基本信息表缺项'),
  clause('C-STD-BLOCK', 'no_block', '封面或基本信息有未处理的问题'),
]

const of = (
  id: string,
  name: string,
  rest: Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source'>,
): Indicator => ({
  id,
  name,
  programme: 'rec',
  version: 1,
  source: SOURCE,
  ...rest,
})

const rates: readonly Indicator[] = [
  of('REC-01', '健康档案建档率', {
    factId: 'I-REC-1',
    unit: '%',
    nature: 'state',
    numerator: count('opened', ...PERMANENT),
    clauses: [clause('C-OPEN', 'opened', '未建档')],
    variants: population,
    about: ['opened'],
    direction: '>=',
    target: 90,
    headline: true,
  }),
  of('REC-02', '电子健康档案建档率', {
    factId: 'I-REC-2',
    unit: '%',
    nature: 'state',
    numerator: count('opened', 'electronic', ...PERMANENT),
    clauses: [clause('C-STD-ELECTRONIC', 'electronic', '只有纸质档案')],
    variants: [...population, { id: 'files', name: '档案口径', denominator: count('opened', ...PERMANENT) }],
    about: ['opened'],
    direction: '>=',
    target: 90,
  }),
  of('REC-03', '居民规范化电子健康档案覆盖率', {
    factId: 'I-REC-3',
    unit: '%',
    nature: 'state',
    numerator: count('standardised'),
    clauses: standardClauses,
    variants: population,
    about: ['opened'],
    direction: '>=',
    target: 64,
    headline: true,
  }),
  of('REC-04', '健康档案动态使用率', {
    factId: 'I-REC-4',
    unit: '%',
    nature: 'state',
    numerator: count('active', 'dynamic'),
    clauses: [clause('C-DYN', 'dynamic', '一年内没有服务记录')],
    variants: [
      { id: 'active', name: '在档口径', denominator: active },
      {
        id: 'calendar_year',
        name: '在档口径（自然年）',
        denominator: active,
        numerator: count('active', 'dynamic_year'),
        clauses: [clause('C-DYN', 'dynamic_year', '本年没有服务记录')],
      },
      {
        id: 'include_closed',
        name: '含已终止档案口径',
        denominator: count('opened', '!void'),
        numerator: count('opened', 'dynamic', '!void'),
      },
    ],
    about: ['opened'],
    direction: '>=',
    target: 60,
    headline: true,
  }),
  of('REC-05', '档案规范率', {
    factId: 'I-REC-5',
    unit: '%',
    nature: 'state',
    numerator: count('standardised'),
    clauses: [clause('C-STD-RESIDENT', 'permanent', '不是常住居民'), ...standardClauses],
    variants: [
      { id: 'files', name: '电子档案口径', denominator: count('active', 'electronic') },
      { id: 'opened', name: '全部档案口径', denominator: active },
    ],
    about: ['opened'],
    direction: '>=',
    target: 90,
  }),
  of('REC-06', '身份信息完整率', {
    factId: 'I-REC-6',
    unit: '%',
    nature: 'state',
    numerator: count('active', 'valid_id'),
    clauses: [clause('C-ID', 'valid_id', '没有有效的公民身份号码')],
    variants: [{ id: 'active', name: '在档口径', denominator: active }],
    about: ['opened'],
    direction: '>=',
    target: 98,
  }),
  of('REC-07', '电子健康档案开放率', {
    factId: 'I-REC-7',
    unit: '%',
    nature: 'state',
    numerator: count('active', 'electronic', 'opened_to_resident'),
    clauses: [clause('C-OPENED', 'opened_to_resident', '未向本人开放')],
    variants: [
      { id: 'active', name: '在档电子档案口径', denominator: count('active', 'electronic') },
      {
        id: 'population',
        name: '人口口径',
        denominator: { from: 'base', kind: 'PB-STAT' },
        about: ['active', 'electronic'],
      },
    ],
    about: ['opened'],
    direction: '>=',
    target: 70,
  }),
  of('REC-10', '死档率', {
    unit: '%',
    nature: 'state',
    numerator: count('active', 'sleeping'),
    // Who is not counted here is in order: the list of the others has no reason.
    clauses: [],
    variants: [{ id: 'active', name: '在档口径', denominator: active }],
    about: ['opened'],
    direction: '<=',
    target: 10,
  }),
  of('REC-12', '在档人数与常住人口比', {
    unit: '%',
    nature: 'state',
    numerator: active,
    clauses: [],
    variants: [{ id: 'population', name: '人口口径', denominator: { from: 'base', kind: 'PB-STAT' } }],
    direction: '<=',
    target: 100,
  }),
]

const flow = (id: string, name: string, kind: string): Indicator =>
  of(id, name, {
    unit: '份',
    nature: 'flow',
    numerator: { from: 'event', programme: 'rec', kind, having: [], distinct: 'person' },
    clauses: [],
    variants: [{ id: 'count', name: '份数', denominator: null }],
    direction: '-',
  })

/** 居民健康档案的指标. REC-11, 13 and 14 need facts that are kept elsewhere: duplicates, households, samples of paper. */
export const indicators: readonly Indicator[] = [
  ...rates.slice(0, 7),
  flow('REC-08', '本期新建档案数', 'opened'),
  flow('REC-09', '本期终止档案数', 'closed'),
  ...rates.slice(7),
]
