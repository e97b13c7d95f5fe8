import { codes, type Option } from '../../../form/field.ts'

/** 目前诊断: six diagnoses of the public health programme; 7 is managed alike and reported apart. */
export const diagnoses = codes(
  '1 精神分裂症',
  '2 分裂情感性障碍',
  '3 偏执性精神病',
  '4 双相（情感）障碍',
  '5 癫痫所致精神障碍',
  '6 精神发育迟滞伴发精神障碍',
  '7 其他（符合精神卫生法第三十条第二款第二项情形）',
)

export const symptoms = codes(
  '1 幻觉',
  '2 交流困难',
  '3 猜疑',
  '4 喜怒无常',
  '5 行为怪异',
  '6 兴奋话多',
  '7 伤人毁物',
  '8 悲观厌世',
  '9 无故外走',
  '10 自语自笑',
  '11 孤僻懒散',
  '12 其他',
)

/** 危险性评估 0–5 (规范第三版·严重精神障碍·随访评估). */
export const risks = codes(
  '0 无符合以下1～5级中的任何行为',
  '1 口头威胁，喊叫，但没有打砸行为',
  '2 打砸行为，局限在家里，针对财物，能被劝说制止',
  '3 明显打砸行为，不分场合，针对财物，不能接受劝说而停止',
  '4 持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止（包括自伤、自杀）',
  '5 持械针对人的任何暴力行为，或者纵火、爆炸等行为，无论在家里还是公共场合',
)

export const locking = codes('1 无关锁', '2 关锁', '3 关锁已解除')
export const insights = codes('1 自知力完全', '2 自知力不全', '3 自知力缺失')
export const adherences = codes('1 按医嘱规律用药', '2 间断用药', '3 不用药', '4 医嘱勿需用药')
export const levels = codes('1 良好', '2 一般', '3 较差')
export const classes = codes('1 不稳定', '2 基本稳定', '3 稳定')
export const lostReasons = codes('1 外出务工', '2 迁居他处', '3 走失', '4 连续3次未访到', '5 其他')

export const labelIn = (options: readonly Option[], code: unknown): string =>
  options.find((option) => option.code === code)?.label ?? ''
