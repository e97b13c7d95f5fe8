/** The nine constitutions in the order of the form (老年人中医药健康管理服务记录表·体质类型). */
export const constitutions = [
  'qi_deficiency',
  'yang_deficiency',
  'yin_deficiency',
  'phlegm_damp',
  'damp_heat',
  'blood_stasis',
  'qi_stagnation',
  'special',
  'balanced',
] as const

export type Constitution = (typeof constitutions)[number]

export const constitutionNames: Readonly<Record<Constitution, string>> = {
  qi_deficiency: '气虚质',
  yang_deficiency: '阳虚质',
  yin_deficiency: '阴虚质',
  phlegm_damp: '痰湿质',
  damp_heat: '湿热质',
  blood_stasis: '血瘀质',
  qi_stagnation: '气郁质',
  special: '特禀质',
  balanced: '平和质',
}

/** 偏颇体质: all but the balanced one. */
export type Biased = Exclude<Constitution, 'balanced'>
export const biasedTypes = constitutions.filter((type): type is Biased => type !== 'balanced')

/** Questions summed for each biased constitution (老年人中医药健康管理服务记录表·体质判定标准表). */
export const itemsOf: Readonly<Record<Biased, readonly number[]>> = {
  qi_deficiency: [2, 3, 4, 14],
  yang_deficiency: [11, 12, 13, 29],
  yin_deficiency: [10, 21, 26, 31],
  phlegm_damp: [9, 16, 28, 32],
  damp_heat: [23, 25, 27, 30],
  blood_stasis: [19, 22, 24, 33],
  qi_stagnation: [5, 6, 7, 8],
  special: [15, 17, 18, 20],
}

/** 平和质: question 1 as answered, these reversed (6 − answer). */
export const balancedDirect = 1
export const balancedReversed: readonly number[] = [2, 4, 5, 13]

export const QUESTIONS = 33
