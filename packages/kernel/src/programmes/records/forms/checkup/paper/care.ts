import type { PaperRow } from '../../../../../form/paper.ts'

const STAY = [5, 4, 5, 3]
const stays = (list: string, from: string, until: string): readonly PaperRow[] => [
  { grid: [`${from}`, '原因', '医疗机构名称', '病案号'], widths: STAY, head: true },
  { each: list, times: 2, rows: [{ grid: [until, '{reason}', '{institution}', '{case_no}'], widths: STAY }] },
]

const MEDICINE = [1, 6, 4, 6, 4, 5]
const VACCINE = [1, 6, 6, 6]

/** 现存主要健康问题 to 健康指导 (规范第三版·健康体检表). */
export const care: readonly PaperRow[] = [
  {
    title: '现存主要健康问题',
    rows: ['p_cerebro', 'p_kidney', 'p_heart', 'p_vessel', 'p_eye', 'p_nerve', 'p_other'],
  },
  {
    title: '住院治疗情况',
    rows: [
      { title: '住院史', rows: stays('inpatient', '入/出院日期', '{admitted:bare} / {discharged:bare}') },
      { title: '家庭病床史', rows: stays('home_bed', '建/撤床日期', '{opened:bare} / {closed:bare}') },
    ],
  },
  {
    title: '主要用药情况',
    rows: [
      {
        grid: ['', '药物名称', '用法', '用量', '用药时间', '服药依从性\n1规律 2间断 3不服药'],
        widths: MEDICINE,
        head: true,
      },
      {
        each: 'medicines',
        times: 6,
        rows: [{ grid: ['{#}', '{name}', '{route}', '{dose}', '{duration}', '{adherence:boxes}'], widths: MEDICINE }],
      },
    ],
  },
  {
    title: '非免疫规划预防接种史',
    rows: [
      { grid: ['', '名称', '接种日期', '接种机构'], widths: VACCINE, head: true },
      { each: 'vaccines', times: 3, rows: [{ grid: ['{#}', '{name}', '{date}', '{institution}'], widths: VACCINE }] },
    ],
  },
  {
    key: 'assessment',
    cell: [
      '1体检无异常 2有异常 {assessment:boxes}',
      '异常1{abnormal_1:long}',
      '异常2{abnormal_2:long}',
      '异常3{abnormal_3:long}',
      '异常4{abnormal_4:long}',
    ].join('\n'),
  },
  [
    {
      key: 'guidance',
      cell: '1纳入慢性病患者健康管理\n2建议复查\n3建议转诊\n{guidance:boxes}',
    },
    {
      key: 'risk_control',
      label: '',
      wide: 1.5,
      cell: [
        '危险因素控制： {risk_control:boxes}',
        '1戒烟 2健康饮酒 3饮食 4锻炼',
        '5减体重（目标{weight_target}Kg）',
        '6建议接种疫苗{vaccine_advice}',
        '7其他{risk_other}',
      ].join('\n'),
    },
  ],
]
