import { canRule } from '../access/rules/can.ts'
import { canReadRule } from '../access/rules/can-read.ts'
import { dutyRule } from '../access/rules/duty.ts'
import { exportCellRule } from '../access/rules/export-cell.ts'
import { exportGateRule } from '../access/rules/export-gate.ts'
import { glassRule } from '../access/rules/glass.ts'
import { limitRule } from '../access/rules/limit.ts'
import { maskRule } from '../access/rules/mask.ts'
import { suppressRule } from '../access/rules/suppress.ts'
import { visibleRule } from '../access/rules/visible.ts'
import { indicatorRules } from '../indicator/rules.ts'
import { indicatorValueRule } from '../indicator/value-rule.ts'
import type { RuleFunction } from './rule.ts'
import { bmiRule } from './shared/bmi.ts'
import { addMonthsRule, ageRule } from './shared/date.ts'
import { codeLabelRule, importMapRule, validateRule } from './shared/form.ts'
import { rateRule } from './shared/rate.ts'

/** Rules that belong to no programme. */
export const sharedRules: Readonly<Record<string, RuleFunction>> = {
  'date.addMonths': addMonthsRule,
  'person.age': ageRule,
  'calc.bmi': bmiRule,
  'calc.rate': rateRule,
  'form.validate': validateRule,
  'code.label': codeLabelRule,
  'import.map': importMapRule,
  'access.can': canRule,
  'access.canRead': canReadRule,
  'access.duty': dutyRule,
  'access.limit': limitRule,
  'export.cell': exportCellRule,
  'mask.value': maskRule,
  'access.glass': glassRule,
  'access.visible': visibleRule,
  'export.gate': exportGateRule,
  'report.suppress': suppressRule,
  ...indicatorRules,
  'indicator.value': indicatorValueRule,
}
