import type { Paper } from '../../../form/paper.ts'
import {
  adverseRow,
  besideFollowup,
  bodyRows,
  dateRow,
  drugRows,
  exerciseRow,
  lastRows,
  metUnsaid,
  pressureRow,
  smokingRow,
  symptomRow,
} from '../../shared/forms/paper.ts'
import { symptoms } from './symptoms.ts'

/** Four visits beside each other, as on the sheets of the other chronic diseases; no national sheet is published yet. */
export const paper: Paper = {
  columns: 4,
  states: metUnsaid,
  size: 0.92,
  widths: { titles: [2, 0], label: 9 },
  boxes: { symptoms: 5, comorbidity: 5 },
  rows: [
    dateRow,
    'method',
    symptomRow(symptoms.symptoms.options, '11'),
    {
      title: '体征',
      rows: [
        'cyanosis',
        'oedema',
        { label: '呼吸频率（次/分钟）', cell: '{rr}' },
        { label: '心率（次/分钟）', cell: '{heart_rate}' },
        pressureRow,
        ...bodyRows,
        { label: '血氧饱和度（%）\n测时吸氧 1否 2是', cell: '{spo2} {on_oxygen:boxes}' },
        { key: 'signs_other', label: '其他体征\n{signs_other:options}', cell: '{signs_other:boxes}' },
      ],
    },
    {
      title: '病情',
      rows: [
        'mmrc',
        { label: 'CAT 评分', cell: '{cat}分' },
        { label: '上次随访以来急性加重，其中住院（次）', cell: '{exacerbations_since} / {exac_hospital_since}' },
        'comorbidity',
      ],
    },
    {
      title: '肺功能',
      rows: [
        { label: 'FEV1 / FVC（L）', cell: '{fev1} / {fvc}' },
        { label: 'FEV1/FVC（%）', cell: '{fev1_fvc}' },
        { label: 'FEV1占预计值（%）', cell: '{fev1_pred}' },
        { label: '检查日期', cell: '{spirometry_date}' },
      ],
    },
    { title: '生活方式指导', rows: [smokingRow, exerciseRow, 'psych', 'compliance'] },
    'vaccines',
    { title: '用药情况', rows: [drugRows, 'inhaler_skill'] },
    'adherence',
    adverseRow,
    {
      label: '家庭氧疗\n1否 2是',
      cell: '{home_oxygen.use:boxes} {home_oxygen.flow}L/分钟\n每天{home_oxygen.hours}小时',
    },
    { label: '无创呼吸机\n1否 2是', cell: '{niv.use:boxes} 每天{niv.hours}小时' },
    'classification',
    ...lastRows,
  ],
  beside: [
    ...besideFollowup,
    'cat_items',
    'vaccine_flu_date',
    'vaccine_pneumo_date',
    'vaccine_covid_date',
    'vaccine_other_date',
  ],
}
