import type { Paper } from '../../../form/paper.ts'
import {
  adverseRow,
  besideFollowup,
  bodyRows,
  dateRow,
  drinkingRow,
  drugRows,
  exerciseRow,
  lastRows,
  metUnsaid,
  otherDrugRows,
  pressureRow,
  smokingRow,
  symptomRow,
  visitWidths,
} from '../../shared/forms/paper.ts'
import { symptoms } from './symptoms.ts'

/** 轻/中/重, ticked now and as the goal. */
const saltiness = (key: string): string => `轻{${key}=1}/中{${key}=2}/重{${key}=3}`

/** The sheet of four visits (规范第三版·高血压·高血压患者随访服务记录表). */
export const paper: Paper = {
  columns: 4,
  states: metUnsaid,
  size: 0.92,
  widths: visitWidths,
  boxes: { symptoms: 6 },
  rows: [
    dateRow,
    'method',
    symptomRow(symptoms.symptoms.options, '10'),
    {
      title: '体征',
      rows: [
        pressureRow,
        ...bodyRows,
        { label: '心率（次/分钟）', cell: '{heart_rate}' },
        { label: '其他', cell: '{signs_other}' },
      ],
    },
    {
      title: '生活方式指导',
      rows: [
        smokingRow,
        drinkingRow,
        exerciseRow,
        { label: '摄盐情况（咸淡）', cell: `${saltiness('salt_now')} / ${saltiness('salt_target')}` },
        'psych',
        'compliance',
      ],
    },
    { key: 'lab', label: '辅助检查*', lines: 2 },
    'adherence',
    adverseRow,
    'classification',
    { title: '用药情况', rows: [drugRows, ...otherDrugRows] },
    ...lastRows,
  ],
  beside: [...besideFollowup, 'pregnant_or_lactating', 'bp_source'],
}
