import { RuleError, type RuleFunction } from '../../rule/rule.ts'

/** Up to here one person decides alone. */
const ALONE = 500
const guarded: readonly string[] = ['D3', 'D4', 'D5', 'D6', 'D7']

export const exportGateRule: RuleFunction = {
  meaning: '导出要不要第二个人批准：超过 500 人，或含身份信息、受限类别的列',
  source: '个人信息保护；docs/reference/permissions.md',
  input: { persons: { type: 'int', required: true }, columns: { type: 'text[]', required: true } },
  run: ({ persons, columns }) => {
    if ((persons as number) < 0) throw new RuleError('BAD_INPUT', '“persons”应为不小于 0 的整数', 'persons')
    const classes = Array.isArray(columns) ? columns.map(String) : []
    return { second_person: (persons as number) > ALONE || classes.some((each) => guarded.includes(each)) }
  },
}
