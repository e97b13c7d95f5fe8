import type { Clause } from '../../../indicator/indicator.ts'
import { clause, managed, managedClauses, of, persons, registered, variant } from './define.ts'

const done: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok', '应随访次数不足'),
  clause('C-OBLIG', 'obligations_ok', '转诊后两周内未随访'),
  clause('C-OVERDUE', 'not_overdue', '随访超期30天以上'),
  clause('C-RISK', 'risk_ok', '随访缺危险性评估'),
]
const exam = clause('C-EXAM', 'exam_ok', '本年度未完成体检')
const doneYear: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok_year', '应随访次数不足'),
  clause('C-OBLIG', 'obligations_ok_year', '转诊后两周内未随访'),
  clause('C-RISK', 'risk_ok', '随访缺危险性评估'),
  clause('C-EXAM', 'exam_ok_year', '本年度未完成体检'),
]
const counts: readonly Clause[] = [
  clause('C-VISIT-N', 'visits_ok', '应随访次数不足'),
  clause('C-EXAM', 'standard_count', '本年度未体检'),
]

const full = persons('registered', 'managed', 'standard_full')
const fullYear = persons('registered', 'managed', 'standard_full_year')

const registeredCount = variant('registered_count', '在册口径（次数）', persons('registered'), {
  numerator: persons('registered', 'managed', 'standard_count'),
  clauses: [...managedClauses, ...counts],
  fullYear: {
    numerator: persons('registered', 'managed', 'standard_count_year'),
    clauses: [
      ...managedClauses,
      clause('C-VISIT-N', 'visits_ok_year', '应随访次数不足'),
      clause('C-EXAM', 'standard_count_year', '本年度未体检'),
    ],
  },
})

/** 规范管理率: divided by the registered, as the national text has it, not by the managed. */
export const standardRate = of('SMD-03', '严重精神障碍患者规范管理率', {
  factId: 'SMD-I3',
  unit: '%',
  nature: 'cohort',
  numerator: full,
  clauses: [...managedClauses, ...done, exam],
  variants: [
    registered(['managed', 'standard_full'], {
      fullYear: { numerator: fullYear, clauses: [...managedClauses, ...doneYear] },
    }),
    managed(['standard_full'], { clauses: [...done, exam], fullYear: { numerator: fullYear, clauses: doneYear } }),
    registeredCount,
    variant('excused', '在册口径（拒绝体检的不要求体检）', persons('registered'), {
      numerator: persons('registered', 'managed', 'standard_excused'),
      clauses: [...managedClauses, ...done, clause('C-EXAM', 'standard_excused', '本年度未完成体检，也没有拒绝记录')],
    }),
  ],
  fullYear: { numerator: fullYear, clauses: [...managedClauses, ...doneYear] },
  direction: '>=',
  target: 80,
  headline: true,
  stage: { label: '规范管理' },
})

const visited = clause('C-VISITED', 'visited', '本年未随访')

/** 面访率: the patient was seen in the year up to the day; of the quarter as a variant. */
export const faceRate = of('SMD-04', '严重精神障碍患者面访率', {
  factId: 'SMD-I5',
  unit: '%',
  nature: 'cohort',
  numerator: persons('registered', 'faced'),
  clauses: [visited, clause('C-VISIT-FACE', 'faced', '随访均未见到本人')],
  variants: [
    registered(['faced']),
    managed(['faced']),
    variant('quarter', '在册口径（本季度）', persons('registered'), {
      numerator: persons('registered', 'faced_quarter'),
      clauses: [
        clause('C-VISITED', 'visited_quarter', '本季度未随访'),
        clause('C-VISIT-FACE', 'faced_quarter', '随访均未见到本人'),
      ],
    }),
  ],
  direction: '>=',
  target: 80,
  headline: true,
})

/** 服药率: by the last reached follow-up of the year. */
export const medicatedRate = of('SMD-05', '严重精神障碍患者服药率', {
  factId: 'SMD-I6',
  unit: '%',
  nature: 'cohort',
  numerator: persons('registered', 'medicated'),
  clauses: [visited, clause('C-MEDICATED', 'medicated', '末次随访未服药')],
  variants: [
    registered(['medicated']),
    managed(['medicated']),
    variant('indicated', '应服药口径', persons('registered', 'indicated'), {
      numerator: persons('registered', 'indicated', 'medicated'),
      clauses: [clause('C-MEDICATED', 'medicated', '末次随访未服药')],
    }),
  ],
  direction: '>=',
  target: 80,
})

/** 规律服药率: every reached follow-up of the year says so; by the last one as a variant. */
export const regularRate = of('SMD-06', '严重精神障碍患者规律服药率', {
  factId: 'SMD-I7',
  unit: '%',
  nature: 'cohort',
  numerator: persons('registered', 'regular'),
  clauses: [visited, clause('C-REGULAR', 'regular', '有随访不是规律服药')],
  variants: [
    registered(['regular']),
    variant('latest_visit', '在册口径（末次随访）', persons('registered'), {
      numerator: persons('registered', 'regular_latest'),
      clauses: [visited, clause('C-REGULAR', 'regular_latest', '末次随访不是规律服药')],
    }),
    variant('indicated', '应服药口径', persons('registered', 'indicated'), {
      numerator: persons('registered', 'indicated', 'regular'),
      clauses: [clause('C-REGULAR', 'regular', '有随访不是规律服药')],
    }),
  ],
  direction: '>=',
  target: 60,
  headline: true,
})

export const examRate = of('SMD-07', '严重精神障碍患者体检率', {
  factId: 'SMD-I10',
  unit: '%',
  nature: 'cohort',
  numerator: persons('registered', 'exam_done'),
  clauses: [clause('C-EXAM', 'exam_any', '本年度未体检'), clause('C-EXAM-INCOMPLETE', 'exam_done', '体检有缺项')],
  variants: [
    registered(['exam_done']),
    managed(['exam_done']),
    variant('consenting', '同意管理口径', persons('registered', 'consent'), {
      numerator: persons('registered', 'consent', 'exam_done'),
    }),
  ],
  direction: '>=',
  target: 60,
})

/** 病情稳定率: of those with a reached follow-up in the year, by the class of the last one. */
export const stableRate = of('SMD-08', '严重精神障碍患者病情稳定率', {
  factId: 'SMD-I9',
  unit: '%',
  nature: 'cohort',
  numerator: persons('registered', 'visited', 'stable'),
  clauses: [clause('C-STABLE', 'stable', '末次分类不是稳定')],
  variants: [
    variant('assessed', '有随访口径', persons('registered', 'visited')),
    managed(['stable'], { clauses: [visited, clause('C-STABLE', 'stable', '末次分类不是稳定')] }),
    variant('basically', '有随访口径（含基本稳定）', persons('registered', 'visited'), {
      numerator: persons('registered', 'visited', 'basically_stable'),
      clauses: [clause('C-STABLE', 'basically_stable', '末次分类不稳定')],
    }),
  ],
  direction: '-',
})
