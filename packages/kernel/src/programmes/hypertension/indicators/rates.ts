import type { Clause } from '../../../indicator/indicator.ts'
import { clause, estimated, ever, MAN, managed, of, persons, REG, task, variant } from './define.ts'

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
export const managedClause = clause('C-MANAGED', 'member', '未纳入管理')

export const standardRate = of('HTN-04', '高血压规范管理率', {
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
    task('member'),
  ],
  fullYear: { numerator: persons('member', 'standard_full_year'), clauses: standardClausesYear },
  about: ['ever_member'],
  direction: '>=',
  target: 65,
  headline: true,
  stage: { label: '规范管理' },
})

export const controlRate = of('HTN-05', '管理人群血压控制率', {
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
    estimated('member'),
  ],
  about: ['ever_member'],
  direction: '>=',
  target: 50,
  headline: true,
  stage: { label: '血压达标', aside: true },
})
