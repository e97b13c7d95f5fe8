import type { PaperRow } from '../../../../../form/paper.ts'

const hazard = (name: string, key: string): string => `${name}{${key}} 防护措施 {${key}_protect}`

/** 症状 and 一般状况 (规范第三版·健康体检表). */
export const general: readonly PaperRow[] = [
  { key: 'symptoms' },
  {
    title: '一般状况',
    rows: [
      ['temperature', 'pulse'],
      [
        'respiration',
        {
          label: '血压',
          cell: '左侧 {bp_left_sys} / {bp_left_dia} mmHg\n右侧 {bp_right_sys} / {bp_right_dia} mmHg',
        },
      ],
      ['height', 'weight'],
      ['waist', 'bmi'],
      { key: 'elder_self_health', label: '老年人健康状态自我评估*' },
      { key: 'elder_self_care', label: '老年人生活自理能力自我评估*' },
      {
        key: 'elder_cognition',
        label: '老年人认知功能*',
        cell: '1粗筛阴性\n2粗筛阳性，简易智力状态检查， 总分{mmse_total} {elder_cognition:boxes}',
      },
      {
        key: 'elder_emotion',
        label: '老年人情感状态*',
        cell: '1粗筛阴性\n2粗筛阳性，老年人抑郁评分检查， 总分{gds_total} {elder_emotion:boxes}',
      },
    ],
  },
]

/** 生活方式 (规范第三版·健康体检表). */
export const lifestyle: readonly PaperRow[] = [
  {
    title: '生活方式',
    rows: [
      {
        title: '体育锻炼',
        rows: ['exercise_freq', ['exercise_minutes', 'exercise_years'], 'exercise_way'],
      },
      'diet',
      {
        title: '吸烟情况',
        rows: [
          'smoke_status',
          { key: 'smoke_daily', cell: '平均 {smoke_daily} 支' },
          ['smoke_start_age', 'smoke_stop_age'],
        ],
      },
      {
        title: '饮酒情况',
        rows: [
          'drink_freq',
          { key: 'drink_daily', cell: '平均 {drink_daily} 两' },
          { key: 'drink_quit', cell: '1未戒酒 2已戒酒，戒酒年龄：{drink_stop_age} 岁 {drink_quit:boxes}' },
          ['drink_start_age', 'drunk_last_year'],
          'drink_kind',
        ],
      },
      {
        key: 'occ_exposure',
        cell: [
          '1无 2有（工种{occ_job} 从业时间{occ_years}年） {occ_exposure:boxes}',
          `毒物种类 ${hazard('粉尘', 'occ_dust')}`,
          `　　　　 ${hazard('放射物质', 'occ_radiation')}`,
          `　　　　 ${hazard('物理因素', 'occ_physical')}`,
          `　　　　 ${hazard('化学物质', 'occ_chemical')}`,
          `　　　　 ${hazard('其他', 'occ_other')}`,
        ].join('\n'),
      },
    ],
  },
]
