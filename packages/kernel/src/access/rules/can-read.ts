import { enrolling } from '../../programmes/records/forms/life/programmes.ts'
import { RuleError, type RuleFunction } from '../../rule/rule.ts'
import { type DataClass, isRestricted } from '../class.ts'
import { decide } from '../decide.ts'
import { type RoleId, roles, seesSums } from '../matrix.ts'

const roleOf = (word: unknown): RoleId => {
  const role = roles.find((each) => each.word === word)
  if (!role) throw new RuleError('BAD_INPUT', `没有岗位“${String(word)}”`, 'role')
  return role.id
}

const classOf = (programme: unknown): DataClass => {
  const known = enrolling.find(({ code }) => code === programme)
  if (!known) throw new RuleError('BAD_INPUT', `没有项目“${String(programme)}”`, 'programme')
  return known.dataClass ?? 'D1'
}

/** A person of the actor's area who is in the programme. */
const AREA = 1

const reads = (role: RoleId, of: DataClass, programme: string, assigned: boolean): boolean => {
  const mine = roles.find(({ id }) => id === role)?.for
  const held = assigned || mine === of ? [of] : []
  const actor = { role, villages: new Set([AREA]), programmes: held.length > 0 ? [programme] : [], held }
  const object = { village: AREA, programmes: [programme], assigned: assigned ? [of] : [] }
  return decide(actor, 'R', of, object).outcome === 'allow'
}

const ALLOWED = '岗位可以查看'

const whyNot = (role: RoleId, of: DataClass): string => {
  if (!isRestricted(of)) return '岗位不看居民资料'
  if (seesSums(role, of)) return '岗位只看合计，不看个人'
  return role === 'R01' ? '须把本人指定给本卫生室，住在本村不算' : '岗位不含这个项目'
}

export const canReadRule: RuleFunction = {
  meaning: '某岗位能否查看受限项目的患者（view 为 aggregate 时：能否看合计）；村医须点名指定，其他岗位须含该项目',
  source: '精神卫生法第四条；规范第三版·严重精神障碍、肺结核；docs/reference/permissions.md',
  input: {
    role: { type: 'text', required: true },
    assigned: { type: 'bool' },
    same_village: { type: 'bool' },
    programme: { type: 'text', required: true },
    view: { type: 'text' },
  },
  run: ({ role: word, assigned = false, programme, view = 'patient' }) => {
    const [role, of] = [roleOf(word), classOf(programme)]
    if (view !== 'patient' && view !== 'aggregate')
      throw new RuleError('BAD_INPUT', '“view”应为 patient 或 aggregate', 'view')
    const person = reads(role, of, String(programme), assigned === true)
    const allowed = person || (view === 'aggregate' && seesSums(role, of))
    return { allowed, reason: allowed ? ALLOWED : whyNot(role, of) }
  },
}
