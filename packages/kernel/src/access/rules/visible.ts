import { enrolling } from '../../programmes/records/forms/life/programmes.ts'
import type { RuleFunction } from '../../rule/rule.ts'
import { isRestricted } from '../class.ts'

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

export const visibleRule: RuleFunction = {
  meaning: '持有某些类别的人看得到居民的哪些项目（assigned：点名指定给本卫生室的项目）；看不到的没有任何痕迹',
  source: '精神卫生法第四条；个人信息保护；docs/reference/permissions.md',
  input: {
    classes: { type: 'text[]', required: true },
    enrolments: { type: 'text[]', required: true },
    assigned: { type: 'text[]' },
  },
  run: ({ classes, enrolments, assigned }) => {
    const [held, named] = [texts(classes), texts(assigned)]
    const sees = (programme: string): boolean => {
      const of = enrolling.find(({ code }) => code === programme)?.dataClass ?? 'D1'
      return !isRestricted(of) || held.includes(of) || named.includes(programme)
    }
    return { visible: texts(enrolments).filter(sees).toSorted(), hints: [] }
  },
}
