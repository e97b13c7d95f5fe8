import type { RegisterCut } from '../../programme/programme.ts'

const here = ['enrolled', 'present'] as const
const treated = ['managed', 'present'] as const

/** Cuts of the register, in the order of the service. */
export const register: readonly RegisterCut[] = [
  { id: 'enrolled', label: '未结案', having: here },
  { id: 'notified', label: '已通知未首访', having: ['notified', 'present'] },
  { id: 'managed', label: '治疗中', having: treated },
  { id: 'overdue', label: '随访超期', having: [...treated, '!not_overdue'] },
  { id: 'missed', label: '漏服满1周', having: [...treated, 'missed_week'] },
  { id: 'lost', label: '丢失', having: ['lost', 'present'] },
  { id: 'positive', label: '痰菌阳性', having: [...treated, 'sputum_positive'] },
  { id: 'resistant', label: '耐药', having: [...treated, 'drug_resistant'] },
  { id: 'closing', label: '待结案评估', having: ['closing', 'present'] },
  { id: 'suspect', label: '可疑症状者', having: ['suspect', 'present'] },
  { id: 'closed', label: '已结案', having: ['closed', 'present'] },
]
