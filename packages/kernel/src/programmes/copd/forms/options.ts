import { codes } from '../../../form/field.ts'

/** 合并症: the list of county forms in use in 2025; the national one is not known. */
export const comorbidities = codes(
  '1 无',
  '2 心血管疾病',
  '3 骨质疏松',
  '4 焦虑抑郁',
  '5 肺癌',
  '6 感染',
  '7 代谢综合征和糖尿病',
  '8 胃食管反流',
  '9 支气管扩张',
  '10 阻塞性睡眠呼吸暂停',
  '11 其他',
)

/** All forms of this programme: the national form is not published yet. */
export const EDITION = 'COPD2024-draft'
export const SOURCE = '慢阻肺患者健康服务（2024年起纳入国家基本公共卫生服务）'
