import type { Paper } from '../../../../../form/paper.ts'
import { body } from './body.ts'
import { care } from './care.ts'
import { general, lifestyle } from './life.ts'
import { tests } from './tests.ts'

/** 健康体检表: four pages (规范第三版·健康体检表). */
export const paper: Paper = {
  boxes: {
    symptoms: 10,
    diet: 3,
    drink_kind: 4,
    dentition: 3,
    breast: 4,
    p_cerebro: 5,
    p_kidney: 5,
    p_heart: 5,
    p_vessel: 3,
    p_eye: 3,
    guidance: 3,
    risk_control: 7,
  },
  widths: { titles: [4, 7], label: 7 },
  rows: [
    ['exam_date', 'responsible_doctor'],
    { grid: ['内容', '检　查　项　目'], widths: [4, 44], head: true },
    ...general,
    ...lifestyle,
    { page: true },
    ...body,
    { page: true },
    ...tests,
    { page: true },
    ...care,
  ],
  beside: [
    'exam_institution',
    'lab_reports',
    'lab_limits',
    'extra_tests',
    'abnormal_more',
    'feedback_date',
    'feedback_to',
    'feedback_way',
    'feedback_by',
    'next_exam_hint',
  ],
}
