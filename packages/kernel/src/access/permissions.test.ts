import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type AnyClass, type Cell, cellsFor, matrix, roles } from './matrix.ts'

const PAGE = fileURLToPath(new URL('../../../../docs/reference/permissions.md', import.meta.url))

const classes: Readonly<Record<AnyClass, string>> = {
  D1: '一般健康信息',
  D2: '联系信息',
  D3: '身份信息',
  D4: '精神障碍',
  D5: '结核',
  D6: '艾滋病等',
  D7: '生育隐私',
  D8: '资金',
  D9: '考核',
  D10: '账号',
  D11: '审计',
  D12: '汇总',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const words = (when: Cell['when']): string =>
  when === 'programme' ? '（岗位含该项目）' : when === 'assigned' ? '（点名指定）' : ''

const cellText = (role: (typeof roles)[number]['id'], of: AnyClass): string =>
  matrix
    .filter((cell) => cell.role === role && cell.class === of)
    .map(({ actions, scope, when }) => `${scope === 'a' ? 'a' : `${actions.join('')}:${scope}`}${words(when)}`)
    .join(' ') || '–'

const page = (): string => {
  const ids = Object.keys(classes) as AnyClass[]
  const used = ids.filter((id) => matrix.some((cell) => cell.class === id))
  return [
    '# 权限表',
    '',
    '由 `packages/kernel/src/access/matrix.ts` 生成；测试核对两者一致（`vitest -u` 更新本页）。没有写明的一律不许。',
    '',
    '动作：L 列表 · R 查阅 · V 显示隐去的信息 · C 新建 · U 更正 · A 审批（终止、迁移、合并、作废） · X 导出 · P 打印。',
    '',
    '范围：v 本村 · u 本机构及下级 · p 本项目 · c 全县 · a 只看合计，5 以下不显示。',
    '',
    'D4、D5 是受限类别：没有权限的人看不到任何痕迹。“点名指定”指由精防、结防医生把某个人指定给本村卫生室，住在本村不算；' +
      '村医因此只看到姓名、任务、到期日、随访表（含用药）和应急处置，看不到专科意见和公安事项。',
    '',
    row(['岗位', ...used.map((id) => `${id} ${classes[id]}`)]),
    row(['---', ...used.map(() => '---')]),
    ...roles.map(({ id, name }) => row([`${id} ${name}`, ...used.map((of) => cellText(id, of))])),
    '',
    '系统、安全、审计三个管理员由三个人分别担任，都不能再有别的岗位，也看不到居民数据（三员分立）。',
    '',
  ].join('\n')
}

test('the published table is what the program enforces', async () => {
  await expect(page()).toMatchFileSnapshot(PAGE)
})

test('no role of administration reaches a class of resident data', () => {
  for (const { id } of roles.filter(({ admin }) => admin))
    for (const of of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const)
      for (const action of ['L', 'R', 'V', 'C', 'U', 'A', 'X', 'P'] as const)
        expect(cellsFor(id, action, of)).toEqual([])
})
