import type { PaperEach } from '../../../form/paper.ts'

const BEHAVIOURS = [
  ['minor', '轻度滋事'],
  ['accident', '肇事'],
  ['crime', '肇祸'],
  ['other', '其他危害行为'],
  ['selfharm', '自伤'],
  ['suicide', '自杀未遂'],
] as const

/** 危险行为: the times of each in one cell, then 无. */
export const dangerCell = (prefix: string, none: string): string =>
  [...BEHAVIOURS.map(([key, label], at) => `${at + 1}${label}{${prefix}${key}}次`), `7无{${none}?true}`].join(' ')

/** 药物: by 早中晚 or 长效药 as of 2018, or by 每日（月）次、每次剂量 as of 2017; what is not used stays empty. */
export const drugRows = (list: string): PaperEach => ({
  each: list,
  times: 3,
  rows: [
    [
      { label: '药物{#}', cell: '{name}' },
      {
        label: '',
        cell: [
          '用法：早{morning}mg 中{noon}mg 晚{evening}mg 长效药每{every_weeks}周{depot_mg}mg',
          '每日{times_per_day}次 每月{times_per_month}次 每次剂量{amount}{unit:if}',
        ].join('\n'),
        wide: 3,
      },
    ],
  ],
})
