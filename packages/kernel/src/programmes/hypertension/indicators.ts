import type { Clause, Count, Indicator, Variant } from '../../indicator/indicator.ts'

const SOURCE = '规范第三版·高血压·工作指标'

/** Permanent residents with a record in hand on the reference day. */
const PERMANENT = ['permanent', 'active'] as const

type StatusCount = Extract<Count, { from: 'status' }>
type EventCount = Extract<Count, { from: 'event' }>

const persons = (...having: string[]): StatusCount => ({
  from: 'status',
  programme: 'htn',
  having: [...having, ...PERMANENT],
})
const sum = (number: string, having = 'member'): Count => ({
  from: 'status',
  programme: 'htn',
  having: [having, ...PERMANENT],
  sum: number,
})
/** 年内曾管: also who left during the year, wherever they are now. */
const ever = (...having: string[]): Count => ({ from: 'status', programme: 'htn', having: ['ever_member', ...having] })
const base = (kind: string): Count => ({ from: 'base', kind })
const events = (kind: string, ...having: string[]): EventCount => ({ from: 'event', programme: 'htn', kind, having })

const MAN = persons('member')
const REG = persons('registered')

const variant = (id: string, name: string, denominator: Count | null, rest: Partial<Variant> = {}): Variant => ({
  id,
  name,
  denominator,
  ...rest,
})
const managed = variant('managed', '在管口径', MAN)
const registered = variant('registered', '在册口径', REG)
const estimated = variant('estimated', '估算患者口径', base('PB-EST'))

const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })

const standardClauses: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok', '应随访次数不足'),
  clause('C-OBLIG', 'obligations_ok', '不达标后两周内未复查'),
  clause('C-OVERDUE', 'not_overdue', '随访超期30天以上'),
  clause('C-EXAM', 'exam_ok', '本年度未完成体检'),
]
const standardClausesYear: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok_year', '应随访次数不足'),
  clause('C-OBLIG', 'obligations_ok_year', '不达标后两周内未复查'),
  // Only who left during the year is judged by spacing, up to the day of leaving.
  clause('C-OVERDUE', 'not_overdue_year', '随访超期30天以上'),
  clause('C-EXAM', 'exam_ok_year', '本年度未完成体检'),
]
const countClauses: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok', '应随访次数不足'),
  clause('C-EXAM', 'standard_count', '本年度未体检'),
]
const countClausesYear: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok_year', '应随访次数不足'),
  clause('C-EXAM', 'standard_count_year', '本年度未体检'),
]
const controlClauses: readonly Clause[] = [
  clause('C-CONTROL-NONE', 'has_control_bp', '本期无随访血压'),
  clause('C-CONTROL-HIGH', 'low_bp', '末次血压未达标'),
  clause('C-LOST', 'not_lost', '失访'),
]
const managedClause = clause('C-MANAGED', 'member', '未纳入管理')

type Rest = Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source'>

const of = (id: string, name: string, rest: Rest): Indicator => ({
  id,
  name,
  programme: 'htn',
  version: 1,
  source: SOURCE,
  ...rest,
})

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
    variants: [{ ...registered, numerator: persons('member', 'registered') }, estimated],
    about: ['registered'],
    direction: '>=',
    target: 40,
    headline: true,
  }),
]

const standardRate = of('HTN-04', '高血压规范管理率', {
  factId: 'HTN-I2',
  unit: '%',
  nature: 'cohort',
  numerator: persons('member', 'standard_full'),
  clauses: standardClauses,
  variants: [
    managed,
    variant('managed_count', '在管口径（次数）', MAN, {
      numerator: persons('member', 'standard_count'),
      clauses: countClauses,
      fullYear: { numerator: persons('member', 'standard_count_year'), clauses: countClausesYear },
    }),
    variant('registered', '在册口径', REG, {
      numerator: persons('registered', 'member', 'standard_full'),
      clauses: [managedClause, ...standardClauses],
      fullYear: {
        numerator: persons('registered', 'member', 'standard_full_year'),
        clauses: [managedClause, ...standardClausesYear],
      },
    }),
    variant('ever', '年内曾管口径', ever(), {
      numerator: ever('standard_full'),
      fullYear: { numerator: ever('standard_full_year'), clauses: standardClausesYear },
    }),
    variant('task', '任务口径', base('PB-TASK')),
  ],
  fullYear: { numerator: persons('member', 'standard_full_year'), clauses: standardClausesYear },
  about: ['ever_member'],
  direction: '>=',
  target: 65,
  headline: true,
  stage: { label: '规范管理' },
})

const controlRate = of('HTN-05', '管理人群血压控制率', {
  factId: 'HTN-I3',
  unit: '%',
  nature: 'cohort',
  numerator: persons('member', 'controlled'),
  clauses: controlClauses,
  variants: [
    managed,
    variant('registered', '在册口径', REG, {
      numerator: persons('registered', 'member', 'controlled'),
      clauses: [managedClause, ...controlClauses],
    }),
    variant('measured', '有测量口径', persons('member', 'measured'), {
      numerator: persons('member', 'measured', 'controlled'),
    }),
    estimated,
  ],
  about: ['ever_member'],
  direction: '>=',
  target: 50,
  headline: true,
  stage: { label: '血压达标', aside: true },
})

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
    variants: [estimated],
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
