import type { Values } from '../../../../form/field.ts'
import type { RuleFunction } from '../../../../rule/rule.ts'
import { arms, crisis, hypertensionHint } from '../../forms/checkup/checks/pressure.ts'
import { formPressure, gradeOf } from '../../forms/checkup/pressure.ts'

export const checkupPressureRule: RuleFunction = {
  meaning: '体检表两侧血压：次序、差值，整张表的血压和级别，要不要筛查',
  source: '规范第三版·健康体检表·一般状况；高血压·筛查；X-01～X-04、X-18',
  input: {
    bp_left_sys: { type: 'int' },
    bp_left_dia: { type: 'int' },
    bp_right_sys: { type: 'int' },
    bp_right_dia: { type: 'int' },
    in_hypertension: { type: 'bool' },
    guidance: { type: 'code[]' },
  },
  run: ({ in_hypertension, guidance, settings: _, ...given }) => {
    const values = { ...given, ...(guidance !== undefined && { guidance }) } as Values
    const pressure = formPressure(values)
    const groups = in_hypertension === undefined ? undefined : in_hypertension ? ['htn'] : []
    const context = groups ? { groups } : {}
    return {
      sys: pressure?.sys ?? null,
      dia: pressure?.dia ?? null,
      grade: pressure && gradeOf(pressure),
      findings: [
        ...arms(values, context),
        ...hypertensionHint(values, context),
        ...(guidance === undefined ? [] : crisis(values, context)),
      ],
    }
  },
}
