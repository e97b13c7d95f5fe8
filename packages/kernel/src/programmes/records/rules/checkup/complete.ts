import type { Day } from '../../../../day/day.ts'
import { RuleError, type RuleFunction } from '../../../../rule/rule.ts'
import { missingOf, requiredItems } from '../../completeness.ts'

const groups = ['htn', 'dm', 'copd', 'smd']

export const checkupCompleteRule: RuleFunction = {
  meaning: '体检表按本人所在人群和体检日期应做的项目，还缺哪些',
  source: 'R-CHK-COMPLETE；规范第三版·健康体检表；各类人群健康管理服务规范·健康体检',
  input: {
    exam_date: { type: 'date', required: true },
    birth_date: { type: 'date', required: true },
    sex: { type: 'code' },
    groups: { type: 'text[]', required: true },
    filled: { type: 'text[]' },
    absent: { type: 'text[]' },
    age_basis: { type: 'text' },
  },
  run: (input) => {
    const { filled, absent, age_basis } = input
    if ((filled === undefined) === (absent === undefined))
      throw new RuleError('BAD_INPUT', '“filled”和“absent”应给且只给一个', filled === undefined ? 'filled' : 'absent')
    if (age_basis !== undefined && age_basis !== 'year_end' && age_basis !== 'service_date')
      throw new RuleError('BAD_INPUT', '“age_basis”应为 year_end 或 service_date', 'age_basis')
    const given = input.groups as readonly string[]
    const unknown = given.find((group) => !groups.includes(group))
    if (unknown !== undefined) throw new RuleError('BAD_INPUT', `没有“${unknown}”这一人群`, 'groups')
    const birth_date = input.birth_date as Day
    if (birth_date > (input.exam_date as Day)) throw new RuleError('BAD_INPUT', '出生日期晚于体检日期', 'birth_date')
    const settings = { ...(input.settings as object | undefined), ...(age_basis !== undefined && { age_basis }) }
    const required = requiredItems(input.exam_date as Day, { birth_date, groups: given, settings })
    const gone = (absent as readonly string[] | undefined) ?? []
    const there = filled as readonly string[] | undefined
    const missing = missingOf(required, (key) => (there ? there.includes(key) : !gone.includes(key)))
    return { required, missing, complete: missing.length === 0 }
  },
}
