import type { Paper } from '../../../form/paper.ts'
import {
  adverseRow,
  aimed,
  besideFollowup,
  bodyRows,
  dateRow,
  drinkingRow,
  drugRows,
  exerciseRow,
  lastRows,
  metUnsaid,
  pressureRow,
  smokingRow,
  symptomRow,
  visitWidths,
} from '../../shared/forms/paper.ts'
import { symptoms } from './symptoms.ts'

/** The sheet of four visits (规范第三版·2型糖尿病·2型糖尿病患者随访服务记录表). */
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
        {
          label: '足背动脉搏动',
          cell: '1触及正常 2减弱 3消失 {foot_pulse:boxes}\n双侧{foot_pulse_side=1} 左侧{foot_pulse_side=2} 右侧{foot_pulse_side=3}',
        },
        { label: '其他', cell: '{signs_other}' },
      ],
    },
    {
      title: '生活方式指导',
      rows: [
        smokingRow,
        drinkingRow,
        exerciseRow,
        aimed('主食（克/天）', 'staple_now', 'staple_target'),
        'psych',
        'compliance',
      ],
    },
    {
      title: '辅助检查',
      rows: [
        { label: '空腹血糖值', cell: '{fpg} mmol/L' },
        { label: '其他检查*', cell: '糖化血红蛋白{hba1c}%\n检查日期：{hba1c_date}\n{lab_other}' },
      ],
    },
    'adherence',
    adverseRow,
    'hypoglycaemia',
    'classification',
    {
      title: '用药情况',
      rows: [
        drugRows,
        {
          each: 'insulin',
          times: 1,
          rows: [{ label: '胰岛素', cell: '种类：{kind}\n用法和用量：\n{use} {amount}U/日' }],
        },
      ],
    },
    ...lastRows,
  ],
  beside: [
    ...besideFollowup,
    'heart_rate',
    'temperature',
    'fpg_sample',
    'fpg_not_done_reason',
    'random_glucose',
    'pbg_2h',
    'fundus_date',
    'urine_protein_date',
  ],
}
