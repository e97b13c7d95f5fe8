import { canReadRule } from '../access/rules/can-read.ts'
import { exportGateRule } from '../access/rules/export-gate.ts'
import { glassRule } from '../access/rules/glass.ts'
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
  'access.canRead': canReadRule,
  'access.glass': glassRule,
  'access.visible': visibleRule,
  'export.gate': exportGateRule,
  'report.suppress': suppressRule,
  ...indicatorRules,
  'indicator.value': indicatorValueRule,
}
