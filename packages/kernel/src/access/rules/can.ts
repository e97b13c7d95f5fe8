import { enrolling } from '../../programmes/records/forms/life/programmes.ts'
import { RuleError, type RuleFunction } from '../../rule/rule.ts'
import type { AssignedClass } from '../class.ts'
import { type Actor, decide, type ObjectFacts } from '../decide.ts'
import { type Action, type AnyClass, type RoleId, roles } from '../matrix.ts'

const actions: readonly string[] = ['L', 'R', 'V', 'C', 'U', 'A', 'X', 'P']
const ofResidents: readonly string[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']

const oneOf = <T extends string>(value: unknown, known: readonly string[], key: string): T => {
  if (!known.includes(String(value))) throw new RuleError('BAD_INPUT', `“${key}”没有 ${String(value)}`, key)
  return String(value) as T
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

const classOf = (programme: string): AssignedClass | 'D1' => {
  const own = enrolling.find(({ code }) => code === programme)?.dataClass
  return own === 'D4' || own === 'D5' ? own : 'D1'
}

const [HERE, ELSEWHERE] = [1, 2]

const actorOf = (role: RoleId, post: readonly string[]): Actor => {
  const only = roles.find(({ id }) => id === role)?.for
  const own = only ? enrolling.filter(({ dataClass }) => dataClass === only).map(({ code }) => code) : post
  return { role, villages: new Set([HERE]), programmes: own, held: only ? [only] : post.map(classOf) }
}

const masked: Readonly<Record<string, readonly string[]>> = {
  D2: ['own_phone', 'current_address'],
  D3: ['id_number'],
}

/** The record keeper enters forms and draws no clinical conclusion. */
const isJudgement = (role: RoleId, action: Action, part: unknown): boolean =>
  role === 'R03' && part === 'assessment' && (action === 'C' || action === 'U')

export const canRule: RuleFunction = {
  meaning: '权限表的一格：某岗位对某类内容能否做某事；对象在不在管辖范围，是否点名指定，岗位含哪些项目',
  source: 'docs/reference/permissions.md',
  input: {
    role: { type: 'text', required: true },
    action: { type: 'text', required: true },
    class: { type: 'text', required: true },
    in_scope: { type: 'bool', required: true },
    assigned: { type: 'bool' },
    post: { type: 'text[]' },
    part: { type: 'text' },
    in_sample: { type: 'bool' },
    order_active: { type: 'bool' },
    own: { type: 'bool' },
  },
  run: (input) => {
    const ids = roles.map(({ id }) => id)
    const role = oneOf<RoleId>(input.role, ids, 'role')
    const action = oneOf<Action>(input.action, actions, 'action')
    const of = oneOf<AnyClass>(input.class, [...ofResidents, 'D8', 'D9', 'D10', 'D11', 'D12'], 'class')
    const actor = actorOf(role, texts(input.post))
    const object: ObjectFacts = ofResidents.includes(of)
      ? {
          village: input.in_scope === true ? HERE : ELSEWHERE,
          programmes: actor.programmes.length > 0 ? actor.programmes : enrolling.slice(0, 1).map(({ code }) => code),
          assigned: input.assigned === true ? [of] : [],
        }
      : {}
    const decision = isJudgement(role, action, input.part)
      ? ({ outcome: 'deny', code: 'FORBIDDEN' } as const)
      : decide(actor, action, of, object)
    if (decision.outcome === 'deny')
      return { allowed: false, http: decision.code === 'NOT_FOUND' ? 404 : 403, mask: [] }
    const hides = decision.outcome === 'masked' || action === 'L'
    return { allowed: true, http: 200, mask: hides ? (masked[of] ?? []) : [] }
  },
}
