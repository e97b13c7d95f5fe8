import type { Paper } from '../../../../form/paper.ts'

/** 家庭档案 (product): the members below each other, as a family's page is kept. */
export const paper: Paper = {
  headed: false,
  rows: [
    ['household_id', 'head'],
    ['village', 'phone'],
    'address',
    {
      title: '家庭成员',
      rows: [
        { grid: ['', '居民', '与户主关系', '加入日期', '离开日期'], widths: [1, 4, 4, 5, 5], head: true },
        {
          each: 'members',
          times: 8,
          rows: [
            {
              grid: ['{#}', '{resident}', '{relation_to_head:words}', '{joined}', '{left}'],
              widths: [1, 4, 4, 5, 5],
            },
          ],
        },
      ],
    },
    { title: '生活环境', rows: ['env_kitchen', 'env_fuel', 'env_water', 'env_toilet', 'env_livestock'] },
    { key: 'economic_note', lines: 3 },
    'special_family',
  ],
}
