import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareFilled,
  CheckSquareOutlined,
  HomeFilled,
  HomeOutlined,
  ImportOutlined,
  PlusOutlined,
  ScheduleOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import type { ReactNode } from 'react'
import { may } from '../../api/me.ts'
import { zh } from '../../text/zh.ts'

export interface NavItem {
  readonly to: string
  /** Addresses below this belong to the item too. */
  readonly also?: string
  readonly label: string
  readonly icon: ReactNode
  readonly filled?: ReactNode
  /** Holders of this right, or one of these, see the item; others do not know of it. */
  readonly right: string | readonly string[] | null
}
export interface NavGroup {
  readonly verb: string
  readonly items: readonly NavItem[]
}

const { nav } = zh
const today: NavItem = {
  to: '/today',
  label: nav.today,
  icon: <CheckSquareOutlined />,
  filled: <CheckSquareFilled />,
  right: ['C:D1', 'C:D4', 'C:D5'],
}
const people: NavItem = { to: '/residents', label: nav.residents, icon: <TeamOutlined />, right: 'L:D1' }
const registers: NavItem = {
  to: '/registers',
  also: '/registers/',
  label: nav.registers,
  icon: <UnorderedListOutlined />,
  right: 'L:D1',
}
const examDays: NavItem = {
  to: '/exam-days',
  also: '/exam-days/',
  label: nav.examDays,
  icon: <CalendarOutlined />,
  right: 'C:D1',
}
const figures: NavItem = {
  to: '/figures',
  also: '/figure/',
  label: nav.figures,
  icon: <BarChartOutlined />,
  right: 'R:D12',
}
const glass: NavItem = {
  to: '/glass',
  also: '/glass/',
  label: nav.glass,
  icon: <AlertOutlined />,
  right: ['C:D1', 'C:D4', 'C:D5'],
}
const mine: NavItem = { to: '/mine', label: nav.mine, icon: <UserOutlined />, right: null }
const accounts: NavItem = { to: '/accounts', label: nav.accounts, icon: <ApartmentOutlined />, right: 'L:D10' }
const audit: NavItem = { to: '/audit', label: nav.audit, icon: <AuditOutlined />, right: 'L:D11' }

const groups: readonly NavGroup[] = [
  { verb: nav.act, items: [today, people, examDays, registers] },
  { verb: nav.look, items: [figures] },
  {
    verb: nav.report,
    items: [{ to: '/bases', label: nav.bases, icon: <ScheduleOutlined />, right: 'R:D12' }],
  },
  {
    verb: nav.manage,
    items: [
      glass,
      { to: '/imports', label: nav.imports, icon: <ImportOutlined />, right: ['C:D1', 'C:D4', 'C:D5'] },
      accounts,
      audit,
    ],
  },
]

const allowed = (me: Me, { right }: NavItem): boolean => right === null || [right].flat().some((each) => may(me, each))

/** The side navigation of a post: what it may not use is absent. Who cannot record has their residents under 看. */
export const sideNav = (me: Me): readonly NavGroup[] =>
  groups
    .map(({ verb, items }) => ({ verb, items: items.filter((item) => allowed(me, item)) }))
    .map((group) => (group.verb === nav.act && !allowed(me, today) ? { ...group, verb: nav.look } : group))
    .filter(({ items }) => items.length > 0)
    .reduce<NavGroup[]>((merged, group) => {
      const last = merged.at(-1)
      if (last?.verb !== group.verb) return [...merged, group]
      return [...merged.slice(0, -1), { verb: group.verb, items: [...last.items, ...group.items] }]
    }, [])

/** The five places of the phone's bottom bar. */
export const bottomNav = (me: Me): readonly NavItem[] => {
  const village: NavItem = {
    to: '/village',
    label: me.area.level === 'village' ? nav.village : nav.figures,
    icon: <HomeOutlined />,
    filled: <HomeFilled />,
    right: 'R:D12',
  }
  const arrive: NavItem = { to: '/arrive', label: nav.arrive, icon: <PlusOutlined />, right: 'C:D1' }
  return [today, people, arrive, village, accounts, audit, mine].filter((item) => allowed(me, item)).slice(0, 5)
}

/** Where a post begins its day. */
export const startOf = (me: Me): string => {
  if (allowed(me, today)) return '/today'
  if (may(me, 'R:D12')) return '/figures'
  return may(me, 'L:D10') ? '/accounts' : '/mine'
}
