import type { AssignedClass, DataClass } from './class.ts'

/** L 列表 · R 查阅 · V 显示隐去的信息 · C 新建 · U 更正 · A 审批 · X 导出 · P 打印. */
export type Action = 'L' | 'R' | 'V' | 'C' | 'U' | 'A' | 'X' | 'P'
/** v 本村 · u 本机构及下级 · p 本项目 · c 全县 · t 临时名单 · s 本人 · a 只看汇总. */
export type ScopeKind = 'v' | 'u' | 'p' | 'c' | 't' | 's' | 'a'
export type RoleId = 'R01' | 'R02' | 'R03' | 'R06' | 'R07' | 'R08' | 'R09' | 'R10' | 'R20' | 'R21' | 'R22'
export type AnyClass = DataClass | 'D8' | 'D9' | 'D10' | 'D11' | 'D12'

export interface Role {
  readonly id: RoleId
  readonly name: string
  readonly word: string
  readonly admin: boolean
  /** The role exists for the programmes of this class: a post has them without naming them. */
  readonly for?: AssignedClass
}

export const roles: readonly Role[] = [
  { id: 'R01', name: '村医', word: 'village_doctor', admin: false },
  { id: 'R02', name: '公卫医生', word: 'ph_doctor', admin: false },
  { id: 'R03', name: '档案管理员', word: 'record_keeper', admin: false },
  { id: 'R06', name: '精防医生', word: 'mental_doctor', admin: false, for: 'D4' },
  { id: 'R07', name: '结防医生', word: 'tb_doctor', admin: false, for: 'D5' },
  { id: 'R08', name: '公卫科长', word: 'section_head', admin: false },
  { id: 'R09', name: '县级项目督导', word: 'county_supervisor', admin: false },
  { id: 'R10', name: '卫健局管理', word: 'county_bureau', admin: false },
  { id: 'R20', name: '系统管理员', word: 'system_admin', admin: true },
  { id: 'R21', name: '安全管理员', word: 'security_admin', admin: true },
  { id: 'R22', name: '审计管理员', word: 'audit_admin', admin: true },
]

/**
 * What a cell asks for besides its scope. `programme`: the post names a programme of the cell's class. `assigned`: the
 * person is assigned to the clinic by name; then only task, visit form with its medicines and emergency card.
 */
export type Condition = 'programme' | 'assigned'

/** One cell of the permission matrix; absence of a cell is a refusal. */
export interface Cell {
  readonly role: RoleId
  readonly class: AnyClass
  readonly actions: readonly Action[]
  readonly scope: ScopeKind
  readonly when?: Condition
}

const cell = (role: RoleId, dataClass: AnyClass, actions: string, scope: ScopeKind, when?: Condition): Cell => ({
  role,
  class: dataClass,
  actions: [...actions] as Action[],
  scope,
  ...(when && { when }),
})

/**
 * The permission matrix as data (规范第三版·档案管理; 精神卫生法第四条; 个人信息保护). docs/reference/permissions.md
 * prints it.
 */
export const matrix: readonly Cell[] = [
  cell('R01', 'D1', 'LRCUP', 'v'),
  cell('R01', 'D2', 'LRU', 'v'),
  cell('R01', 'D3', 'LVC', 'v'),
  cell('R01', 'D4', 'LRC', 'v', 'assigned'),
  cell('R01', 'D5', 'LRC', 'v', 'assigned'),
  cell('R01', 'D12', 'R', 'v'),
  cell('R02', 'D1', 'LRCUP', 'u'),
  cell('R02', 'D2', 'LRU', 'u'),
  cell('R02', 'D3', 'LVC', 'u'),
  cell('R02', 'D4', 'LRC', 'u', 'programme'),
  cell('R02', 'D5', 'LRC', 'u', 'programme'),
  cell('R02', 'D12', 'R', 'u'),
  cell('R03', 'D1', 'LRCU', 'u'),
  cell('R03', 'D2', 'LRCU', 'u'),
  cell('R03', 'D3', 'LVC', 'u'),
  cell('R03', 'D12', 'R', 'u'),
  cell('R06', 'D1', 'LR', 'p'),
  cell('R06', 'D2', 'LR', 'p'),
  cell('R06', 'D3', 'LV', 'p'),
  cell('R06', 'D4', 'LRCUAP', 'u'),
  cell('R06', 'D12', 'R', 'p'),
  cell('R07', 'D1', 'LR', 'p'),
  cell('R07', 'D2', 'LR', 'p'),
  cell('R07', 'D3', 'LV', 'p'),
  cell('R07', 'D5', 'LRCUAP', 'u'),
  cell('R07', 'D12', 'R', 'p'),
  cell('R08', 'D1', 'LRCUAPX', 'u'),
  cell('R08', 'D2', 'LRU', 'u'),
  cell('R08', 'D3', 'LVC', 'u'),
  cell('R08', 'D4', 'L', 'a'),
  cell('R08', 'D4', 'LR', 'u', 'programme'),
  cell('R08', 'D5', 'L', 'a'),
  cell('R08', 'D5', 'LR', 'u', 'programme'),
  cell('R08', 'D12', 'R', 'u'),
  cell('R08', 'D11', 'L', 'u'),
  cell('R09', 'D1', 'LRX', 'p'),
  cell('R09', 'D2', 'L', 'p'),
  cell('R09', 'D3', 'L', 'p'),
  cell('R09', 'D4', 'LRA', 'p', 'programme'),
  cell('R09', 'D5', 'LRA', 'p', 'programme'),
  cell('R09', 'D12', 'R', 'p'),
  cell('R10', 'D4', 'L', 'a'),
  cell('R10', 'D5', 'L', 'a'),
  cell('R10', 'D12', 'RCA', 'c'),
  cell('R10', 'D9', 'RCA', 'c'),
  cell('R20', 'D10', 'LRCU', 'c'),
  cell('R21', 'D10', 'LRA', 'c'),
  cell('R22', 'D10', 'LR', 'c'),
  cell('R22', 'D11', 'LRX', 'c'),
]

/** The cells that may allow an action on a class to a role; figures alone (scope a) never open a person. */
export const cellsFor = (role: RoleId, action: Action, dataClass: AnyClass): readonly Cell[] =>
  matrix.filter(
    (entry) =>
      entry.role === role && entry.class === dataClass && entry.scope !== 'a' && entry.actions.includes(action),
  )

/** Whether a role sees the figures of a class as sums only, small cells hidden. */
export const seesSums = (role: RoleId, dataClass: AnyClass): boolean =>
  matrix.some((entry) => entry.role === role && entry.class === dataClass && entry.scope === 'a')
