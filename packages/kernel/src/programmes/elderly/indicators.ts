import type { Clause, Count, Indicator, Variant } from '../../indicator/indicator.ts'
import { type Suspicion, suspicionNames } from './course/findings.ts'
import { ELDER_AGE } from './target.ts'

const SOURCE = '规范第三版·老年人健康管理·工作指标'

/** Permanent residents of 65 and over with a record in hand on the reference day. */
const ELDERS = ['aged', 'permanent', 'active'] as const

const persons = (...having: string[]): Count => ({ from: 'status', programme: 'old', having })
const elders = (...having: string[]): Count => persons(...ELDERS, ...having)
const events = (kind: string, ...having: string[]): Count => ({ from: 'event', programme: 'old', kind, having })
/** Findings of check-ups in the period whose outcome was known by the reference day. */
const withOutcome = (...having: string[]): Count => ({
  from: 'event',
  programme: 'old',
  kind: 'finding',
  having,
  joined: [{ kind: 'finding_outcome', having: [] }],
})
const ofSuspicion = (what: Suspicion): Variant => ({
  id: what,
  name: `${suspicionNames[what]}口径`,
  denominator: events('finding', 'aged', `found_${what}`),
  numerator: withOutcome('aged', `found_${what}`),
})
const base = (kind: string): Count => ({ from: 'base', kind, age: ELDER_AGE })

const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })

const examined = clause('C-EXAM', 'exam_any', '本年度未体检')
const receivedClauses: readonly Clause[] = [
  examined,
  clause('C-EXAM-INCOMPLETE', 'exam_complete', '体检有缺项'),
  clause('C-GUIDANCE', 'guided', '未填写健康指导'),
]
const standardClauses: readonly Clause[] = [
  ...receivedClauses,
  clause('C-ADL', 'adl_met', '未做生活自理能力评估'),
  clause('C-FEEDBACK', 'feedback_met', '未反馈体检结果'),
]

const recorded: Variant = { id: 'recorded', name: '平台登记口径', denominator: elders() }

/** 人口口径 first; the platform's own residents of 65 and over beside it. */
const population: readonly Variant[] = [
  { id: 'population', name: '人口口径', denominator: base('PB-STAT'), about: ELDERS },
  recorded,
  { id: 'task', name: '任务口径', denominator: base('PB-TASK'), about: ELDERS },
]

/** 已服务保留口径: who had the whole service before leaving stays in both. */
const kept = (flag: string, met: string): Variant => ({
  id: 'keep_if_met',
  name: '已服务保留口径',
  denominator: persons('aged', flag),
  numerator: persons('aged', flag, met),
})

const of = (
  id: string,
  name: string,
  rest: Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source'>,
): Indicator => ({ id, name, programme: 'old', version: 1, source: SOURCE, ...rest })

const cohort = { unit: '%', nature: 'cohort', about: ['aged'], direction: '>=' } as const

/** 老年人健康管理的指标. */
export const indicators: readonly Indicator[] = [
  of('OLD-01', '老年人健康管理率', {
    ...cohort,
    factId: 'I-OLD-1',
    numerator: elders('received'),
    clauses: receivedClauses,
    variants: [...population, kept('keep', 'received')],
    target: 70,
    headline: true,
    stage: { label: '健康管理' },
  }),
  of('OLD-02', '65岁及以上老年人城乡社区规范健康管理服务率', {
    ...cohort,
    factId: 'I-OLD-2',
    numerator: elders('standard'),
    clauses: standardClauses,
    variants: [...population, kept('keep_standard', 'standard')],
    target: 65,
    headline: true,
    stage: { label: '规范服务' },
  }),
  of('OLD-03', '老年人体检率', {
    ...cohort,
    numerator: elders('exam_any'),
    clauses: [examined],
    variants: population,
  }),
  of('OLD-04', '老年人体检完整率', {
    factId: 'I-OLD-3',
    unit: '%',
    nature: 'flow',
    numerator: events('exam', 'aged', 'exam_complete'),
    clauses: [],
    variants: [{ id: 'forms', name: '体检表口径', denominator: events('exam', 'aged') }],
    direction: '>=',
    target: 95,
  }),
  of('OLD-05', '体检结果反馈率', {
    factId: 'I-OLD-4',
    unit: '%',
    nature: 'due',
    numerator: { from: 'due', programme: 'rec', kinds: ['feedback'], met: true },
    clauses: [],
    variants: [{ id: 'due', name: '应反馈口径', denominator: { from: 'due', programme: 'rec', kinds: ['feedback'] } }],
    direction: '>=',
    target: 95,
  }),
  of('OLD-06', '自理能力评估率', {
    factId: 'I-OLD-5',
    unit: '%',
    nature: 'flow',
    numerator: events('exam_adl', 'aged'),
    clauses: [],
    variants: [{ id: 'forms', name: '体检表口径', denominator: events('exam', 'aged') }],
    direction: '>=',
    target: 100,
  }),
  of('OLD-07', '体检异常转介完成率', {
    unit: '%',
    nature: 'flow',
    numerator: withOutcome('aged'),
    clauses: [],
    variants: [
      { id: 'found', name: '体检发现口径', denominator: events('finding', 'aged') },
      ofSuspicion('htn'),
      ofSuspicion('dm'),
      ofSuspicion('other'),
    ],
    direction: '>=',
    target: 90,
  }),
  of('OLD-08', '服务对象体检人数（含地方扩展年龄）', {
    unit: '人',
    nature: 'flow',
    numerator: { from: 'event', programme: 'old', kind: 'exam', having: ['target'], distinct: 'person' },
    clauses: [],
    variants: [{ id: 'count', name: '体检人数', denominator: null }],
    direction: '-',
  }),
]
