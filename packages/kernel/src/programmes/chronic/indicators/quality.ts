import type { Clause, Indicator } from '../../../indicator/indicator.ts'
import { type About, clause, countsOf, estimated, managedClause, type Over, task, variant } from './define.ts'

const standardClauses = (year: '' | '_year'): readonly Clause[] => [
  clause('C-VISIT-N', `visits_ok${year}`, '应随访次数不足'),
  clause('C-OBLIG', `obligations_ok${year}`, '不达标后两周内未复查'),
  // In the reading of the whole year only who left is judged by spacing, up to the day of leaving.
  clause('C-OVERDUE', `not_overdue${year}`, '随访超期30天以上'),
  clause('C-EXAM', `exam_ok${year}`, '本年度未完成体检'),
]
const countClauses = (year: '' | '_year'): readonly Clause[] => [
  clause('C-VISIT-N', `visits_ok${year}`, '应随访次数不足'),
  clause('C-EXAM', `standard_count${year}`, '本年度未体检'),
]

/**
 * Standard management, control, yearly check-up of the managed. `more`: clauses that the programme adds to standard
 * management (flags of the same names with `_year` for the whole year).
 */
export const qualityFigures = (about: About, more: readonly Clause[] = []) => {
  const { of, persons, ever, MAN, REG, managed } = countsOf(about)
  const { disease, measurement, controlFlag, controlCode = 'C-CONTROL-HIGH' } = about
  const now = [...standardClauses(''), ...more]
  const year = [...standardClauses('_year'), ...more.map((one) => ({ ...one, flag: `${one.flag}_year` }))]
  const controlClauses = [
    clause('C-CONTROL-NONE', `has_control_${controlFlag}`, `本期无随访${measurement}`),
    clause(controlCode, `low_${controlFlag}`, `末次${measurement}未达标`),
    clause('C-LOST', 'not_lost', '失访'),
  ]
  return {
    /** 规范管理率. */
    standardRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}规范管理率`,
          unit: '%',
          nature: 'cohort',
          numerator: persons('member', 'standard_full'),
          clauses: now,
          variants: [
            managed,
            variant('managed_count', '在管口径（次数）', MAN, {
              numerator: persons('member', 'standard_count'),
              clauses: countClauses(''),
              fullYear: { numerator: persons('member', 'standard_count_year'), clauses: countClauses('_year') },
            }),
            variant('registered', '在册口径', REG, {
              numerator: persons('registered', 'member', 'standard_full'),
              clauses: [managedClause, ...now],
              fullYear: {
                numerator: persons('registered', 'member', 'standard_full_year'),
                clauses: [managedClause, ...year],
              },
            }),
            variant('ever', '年内曾管口径', ever(), {
              numerator: ever('standard_full'),
              fullYear: { numerator: ever('standard_full_year'), clauses: year },
            }),
            task('member'),
          ],
          fullYear: { numerator: persons('member', 'standard_full_year'), clauses: year },
          about: ['ever_member'],
          direction: '>=',
          headline: true,
          stage: { label: '规范管理' },
        },
        over,
      ),
    /** 管理人群控制率; `variants` are added to the shared ones. */
    controlRate: (id: string, { variants = [], ...over }: Over = {}): Indicator =>
      of(
        id,
        {
          name: `管理人群${measurement}控制率`,
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
            ...variants,
          ],
          about: ['ever_member'],
          direction: '>=',
          headline: true,
          stage: { label: `${measurement}达标`, aside: true },
        },
        over,
      ),
    /** 年度体检率. */
    examRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}患者年度体检率`,
          unit: '%',
          nature: 'cohort',
          numerator: persons('member', 'exam_done'),
          clauses: [
            clause('C-EXAM', 'exam_any', '本年度未体检'),
            clause('C-EXAM-INCOMPLETE', 'exam_done', '体检有缺项'),
          ],
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
        },
        over,
      ),
  }
}
