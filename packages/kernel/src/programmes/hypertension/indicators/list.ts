import type { Indicator } from '../../../indicator/indicator.ts'
import { clause, estimated, events, ever, MAN, managed, of, persons, REG, registered, sum, variant } from './define.ts'
import { controlRate, managedClause, standardRate } from './rates.ts'

const headcount = { unit: '人', nature: 'state', clauses: [], direction: '-' } as const

const people: readonly Indicator[] = [
  of('HTN-01', '高血压在册患者数', {
    ...headcount,
    numerator: REG,
    variants: [variant('count', '在册', null)],
    stage: { label: '在册' },
    about: ['registered'],
  }),
  of('HTN-02', '高血压在管患者数', {
    ...headcount,
    numerator: MAN,
    variants: [variant('count', '在管', null)],
    stage: { label: '在管' },
    about: ['ever_member'],
  }),
  of('HTN-03', '高血压患者管理率', {
    factId: 'HTN-I1',
    unit: '%',
    nature: 'state',
    numerator: MAN,
    clauses: [managedClause],
    variants: [{ ...registered, numerator: persons('member', 'registered') }, estimated('registered')],
    about: ['registered'],
    direction: '>=',
    target: 40,
    headline: true,
  }),
]

const visits: readonly Indicator[] = [
  of('HTN-06', '高血压患者随访率', {
    unit: '%',
    nature: 'due',
    numerator: sum('counted4'),
    clauses: [clause('C-VISIT-N', 'visits_ok', '应随访次数不足')],
    variants: [
      variant('x4', '应访次数口径', { ...MAN, times: 4 }),
      variant('owed', '应随访口径', sum('required'), { numerator: sum('capped') }),
      variant('uncapped', '应访次数口径（不封顶）', { ...MAN, times: 4 }, { numerator: sum('counted') }),
    ],
    about: ['ever_member'],
    direction: '>=',
    target: 80,
  }),
  of('HTN-07', '高血压随访人次', {
    unit: '人次',
    nature: 'flow',
    numerator: events('visit', 'seen'),
    clauses: [],
    variants: [
      variant('count', '随访', null),
      variant('face_to_face', '面对面随访', null, { numerator: events('visit', 'seen', 'face_to_face') }),
      variant('counted', '计数随访', null, { numerator: events('visit', 'counts') }),
    ],
    direction: '-',
  }),
  of('HTN-08', '面对面随访完成率', {
    factId: 'HTN-I7',
    unit: '%',
    nature: 'flow',
    numerator: sum('capped'),
    clauses: [clause('C-VISIT-N', 'visits_ok', '应随访次数不足')],
    variants: [
      variant('owed', '应随访口径', sum('required')),
      variant('visits', '全部随访口径', events('visit', 'seen'), {
        numerator: events('visit', 'seen', 'face_to_face'),
        clauses: [],
      }),
    ],
    about: ['ever_member'],
    direction: '>=',
    target: 80,
  }),
]

const others: readonly Indicator[] = [
  of('HTN-09', '高血压患者年度体检率', {
    factId: 'HTN-I4',
    unit: '%',
    nature: 'cohort',
    numerator: persons('member', 'exam_done'),
    clauses: [clause('C-EXAM', 'exam_any', '本年度未体检'), clause('C-EXAM-INCOMPLETE', 'exam_done', '体检有缺项')],
    variants: [
      managed,
      variant('registered', '在册口径', REG, { numerator: persons('registered', 'member', 'exam_done') }),
      variant('standard', '规范管理口径', persons('member', 'standard_full'), {
        numerator: persons('member', 'standard_full', 'exam_done'),
      }),
    ],
    about: ['ever_member'],
    direction: '>=',
    headline: true,
  }),
  of('HTN-10', '35岁以上首诊测血压率', {
    factId: 'HTN-I6',
    unit: '%',
    nature: 'flow',
    numerator: { ...events('first_contact', 'measured'), distinct: 'person' },
    clauses: [],
    variants: [variant('contact', '首诊口径', { ...events('first_contact'), distinct: 'person' })],
    direction: '>=',
    target: 90,
  }),
  of('HTN-11', '高血压患者发现率', {
    unit: '%',
    nature: 'state',
    numerator: REG,
    clauses: [],
    variants: [estimated('registered')],
    about: ['registered'],
    direction: '-',
  }),
  of('HTN-12', '未达标2周内随访率', {
    factId: 'HTN-I5',
    unit: '%',
    nature: 'due',
    numerator: { from: 'due', programme: 'htn', kinds: ['recheck_14', 'referral_14'], met: true },
    clauses: [],
    variants: [variant('due', '应做口径', { from: 'due', programme: 'htn', kinds: ['recheck_14', 'referral_14'] })],
    direction: '>=',
    target: 90,
    headline: true,
  }),
  of('HTN-13', '高血压患者失访率', {
    unit: '%',
    nature: 'flow',
    numerator: { ...events('lost'), distinct: 'person' },
    clauses: [],
    variants: [variant('ever', '年内曾管口径', ever())],
    direction: '<=',
    target: 5,
  }),
]

/** 高血压的指标: four sets that are never mixed — estimated, registered, managed, standard-managed; controlled of the managed. */
export const indicators: readonly Indicator[] = [...people, standardRate, controlRate, ...visits, ...others]
