import type { Check } from '../../../../../form/form.ts'
import { elderContradictions } from '../../../../elderly/forms/exam-checks.ts'
import { intervalShort } from '../../../../elderly/interval.ts'
import { incomplete } from '../complete.ts'
import { careChecks } from './care.ts'
import { historyChecks } from './history.ts'
import { judgementChecks } from './judgement.ts'
import { lifeChecks } from './life.ts'
import { arms, crisis, hypertensionHint } from './pressure.ts'
import { testChecks } from './tests.ts'

/** All checks over the whole check-up; the findings are put into form order. */
export const checkupChecks: readonly Check[] = [
  ...lifeChecks,
  intervalShort,
  elderContradictions,
  arms,
  crisis,
  hypertensionHint,
  ...historyChecks,
  ...testChecks,
  ...careChecks,
  ...judgementChecks,
  incomplete,
]
