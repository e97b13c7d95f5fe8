import type { RegisterCut } from '../../programme/programme.ts'

const managed = ['managed', 'present'] as const

/** Cuts of the register, in the order of the service: whom to see first stands before who is only counted. */
export const register: readonly RegisterCut[] = [
  { id: 'registered', label: '在册', having: ['registered', 'present'] },
  { id: 'managed', label: '在管', having: managed },
  { id: 'high_risk', label: '危险性3级及以上', having: ['registered', 'present', 'high_risk'] },
  { id: 'overdue', label: '随访超期', having: [...managed, 'overdue'] },
  { id: 'unstable', label: '末次未稳定', having: [...managed, 'visited', '!stable'] },
  { id: 'unvisited', label: '本年未随访', having: [...managed, '!visited'] },
  { id: 'unseen', label: '长期未面访', having: ['registered', 'present', 'unseen'] },
  { id: 'exam', label: '本年未体检', having: [...managed, '!exam_any'] },
  { id: 'locked', label: '关锁', having: ['registered', 'present', 'locked'] },
  { id: 'no_guardian', label: '无监护人', having: ['registered', 'present', 'no_guardian'] },
  { id: 'lost', label: '失访', having: ['registered', 'present', 'lost'] },
  { id: 'refused', label: '未同意管理', having: ['registered', 'present', 'refused'] },
  { id: 'other', label: '其他诊断', having: ['registered_other', 'present'] },
  { id: 'known', label: '既往史有记录，未登记', having: ['known', 'present', '!enrolled'] },
]
