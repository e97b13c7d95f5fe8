import type { RuleFunction } from '../../../rule/rule.ts'
import { checkupAbnormalRule } from './checkup/abnormal.ts'
import { checkupAlcoholRule } from './checkup/alcohol.ts'
import { checkupCompleteRule } from './checkup/complete.ts'
import { checkupGlucoseRule } from './checkup/glucose.ts'
import { checkupPressureRule } from './checkup/pressure.ts'
import { checkupVisionRule } from './checkup/vision.ts'
import { dynamicRule } from './dynamic.ts'
import { householdRule } from './household.ts'
import { idCheckRule } from './id-check.ts'
import { recordIndicatorRule } from './indicator.ts'
import { recordCodeCheckRule, recordCodeMakeRule } from './record-code.ts'
import { residenceRule } from './residence.ts'
import { standardisedRule } from './standardised.ts'
import { transitionRule } from './transition.ts'

/** Public rules of 居民健康档案 and of the check-up by their names. */
export const recordRules: Readonly<Record<string, RuleFunction>> = {
  'id.check': idCheckRule,
  'recordCode.check': recordCodeCheckRule,
  'recordCode.make': recordCodeMakeRule,
  'residence.status': residenceRule,
  'record.transition': transitionRule,
  'record.dynamic': dynamicRule,
  'record.standardised': standardisedRule,
  'household.check': householdRule,
  'indicator.REC': recordIndicatorRule,
  'checkup.pressure': checkupPressureRule,
  'checkup.glucose': checkupGlucoseRule,
  'checkup.alcohol': checkupAlcoholRule,
  'checkup.vision': checkupVisionRule,
  'checkup.complete': checkupCompleteRule,
  'checkup.abnormal': checkupAbnormalRule,
}
