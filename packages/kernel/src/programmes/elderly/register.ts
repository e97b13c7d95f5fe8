import type { RegisterCut } from '../../programme/programme.ts'

const members = ['target', 'permanent', 'active'] as const

/** Cuts of the register of older people: what of the yearly service is not done, and who needs attention. */
export const register: readonly RegisterCut[] = [
  { id: 'target', label: '服务对象', having: members },
  { id: 'unexamined', label: '本年未体检', having: [...members, '!exam_any'] },
  { id: 'incomplete', label: '体检有缺项', having: [...members, 'exam_any', '!exam_complete'] },
  { id: 'unguided', label: '未填健康指导', having: [...members, 'exam_any', '!guided'] },
  { id: 'no_adl', label: '未做自理能力评估', having: [...members, 'exam_any', '!adl_met'] },
  { id: 'untold', label: '已评价未反馈', having: [...members, 'assessed'] },
  { id: 'refused', label: '拒绝', having: [...members, 'refused'] },
  { id: 'class_4', label: '失能或高危', having: [...members, 'class_4'] },
  { id: 'class_3', label: '重点关注', having: [...members, 'class_3'] },
]
