import { codes, one, text, type When } from '../../../form/field.ts'

const isRural: When = (_, context) => context.rural === true

const clause = '规范第三版·居民健康档案·个人基本信息表·生活环境'

/**
 * Living environment (规范第三版·个人基本信息表·生活环境): required for rural addresses, optional for urban ones.
 * `asked` is false on the household form, where nothing is required.
 */
export const environment = (asked: boolean) => {
  const required = asked ? isRural : false
  const common = { required, source: clause }
  return {
    env_kitchen: one('厨房排风设施', codes('1 无', '2 油烟机', '3 换气扇', '4 烟囱'), {
      ...common,
      concept: 'env_kitchen',
    }),
    env_fuel: one('燃料类型', codes('1 液化气', '2 煤', '3 天然气', '4 沼气', '5 柴火', '6 其他'), {
      ...common,
      concept: 'env_fuel',
      details: { '6': 'env_fuel_other' },
    }),
    env_fuel_other: text('其他燃料', 50),
    env_water: one('饮水', codes('1 自来水', '2 经净化过滤的水', '3 井水', '4 河湖水', '5 塘水', '6 其他'), {
      ...common,
      concept: 'env_water',
      details: { '6': 'env_water_other' },
    }),
    env_water_other: text('其他饮水', 50),
    env_toilet: one('厕所', codes('1 卫生厕所', '2 一格或二格粪池式', '3 马桶', '4 露天粪坑', '5 简易棚厕'), {
      ...common,
      concept: 'env_toilet',
    }),
    env_livestock: one('禽畜栏', codes('1 无', '2 单设', '3 室内', '4 室外'), { ...common, concept: 'env_livestock' }),
  }
}
