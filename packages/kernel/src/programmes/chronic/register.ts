import type { RegisterCut } from '../../programme/programme.ts'

const managed = ['enrolled', 'present'] as const

/** Cuts of a chronic disease's register; `measurement` words what is controlled: 血压. */
export const registerOf = (measurement: string): readonly RegisterCut[] => [
  { id: 'managed', label: '在管', having: managed },
  { id: 'overdue', label: '随访超期30天', having: [...managed, '!not_overdue'] },
  { id: 'uncontrolled', label: `末次${measurement}未达标`, having: [...managed, 'measured', '!controlled'] },
  { id: 'unseen', label: '本年未随访', having: [...managed, '!contacted'] },
  { id: 'unexamined', label: '本年未体检', having: [...managed, '!exam_done'] },
  { id: 'lost', label: '失访', having: [...managed, 'lost'] },
  { id: 'unmanaged', label: '在册未管', having: ['registered', 'present', '!enrolled'] },
]
