import type { RegisterCut } from '../../programme/programme.ts'
import { biasedTypes, constitutionNames } from './constitution/types.ts'

const members = ['target', 'permanent', 'active'] as const

/** Cuts of the register: who is to be asked, who lacks guidance, and each constitution for the group lessons. */
export const register: readonly RegisterCut[] = [
  { id: 'target', label: '服务对象', having: members },
  { id: 'unserved', label: '本年未辨识', having: [...members, '!identified'] },
  { id: 'unguided', label: '未填保健指导', having: [...members, 'identified', '!guided'] },
  ...biasedTypes.map((type) => ({ id: type, label: constitutionNames[type], having: [...members, type] })),
]
