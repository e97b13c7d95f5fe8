import type { Judged } from '../abnormal/judge.ts'

type Level = Judged['level']

const doctor = '请问医生'

/** What a result means, in the resident's words; by item and side. What is not here: ask the doctor. */
const words: Readonly<Record<string, Readonly<Partial<Record<Level, string>>>>> = {
  temperature: { high: '有点发热，多喝水，请问医生', low: '偏低，注意保暖' },
  pulse: { high: '跳得偏快，请问医生', low: '跳得偏慢，请问医生' },
  heart_rate: { high: '跳得偏快，请问医生', low: '跳得偏慢，请问医生' },
  bmi: { high: '体重偏重，少吃油和甜食，多活动', low: '偏瘦，吃得要有营养' },
  waist: { high: '腰围偏大，少吃油，多活动' },
  hb: { low: '贫血，请问医生，吃些瘦肉、蛋', high: '偏高，请问医生' },
  wbc: { high: '偏高，可能有炎症，请问医生', low: '偏低，请问医生' },
  plt: { high: '偏高，请问医生', low: '偏低，碰伤容易出血，请问医生' },
  fpg: { high: '血糖偏高，少吃甜食和主食，再查一次', low: '血糖偏低，出门带块糖，请告诉医生' },
  hba1c: { high: '近两三个月血糖偏高，请问医生' },
  alt: { high: '肝的指标偏高，别喝酒，再查一次' },
  ast: { high: '肝的指标偏高，别喝酒，再查一次' },
  tbil: { high: '肝胆的指标偏高，再查一次' },
  scr: { high: '肾的指标偏高，请问医生，别自己买药吃', low: '略低，请问医生' },
  bun: { high: '肾的指标偏高，请问医生', low: '略低，请问医生' },
  tc: { high: '血脂偏高，少吃肥肉和油' },
  tg: { high: '血脂偏高，少喝酒，少吃油和甜食' },
  ldl: { high: '“坏胆固醇”偏高，少吃肥肉和油' },
  hdl: { low: '“好胆固醇”偏低，多活动' },
  elder_self_care: { abnormal: '日常起居需要帮手' },
  elder_cognition: { abnormal: '记性要再仔细查一次' },
  elder_emotion: { abnormal: '心情要多留意，再评一次' },
  dentition: { abnormal: '牙不全或有蛀牙，可看牙医' },
  hearing: { abnormal: '听得不清，可查听力' },
  motor: { abnormal: '活动不便，注意防跌倒' },
  edema: { abnormal: '腿有浮肿，请问医生' },
  dorsalis_pedis: { abnormal: '脚上的脉弱，要护好脚，请问医生' },
  lung_barrel: { abnormal: '胸廓有改变，请问医生' },
}

export const wordsOf = ({ key, level }: Judged): string => words[key]?.[level] ?? doctor

/** The same for the pressure as a whole. */
export const pressureWords = (sys: number, dia: number): string => {
  if (sys >= 180 || dia >= 110) return '很高，请今天就去看医生'
  if (sys >= 160 || dia >= 100) return '明显偏高，请尽快看医生，按时服药'
  if (sys >= 140 || dia >= 90) return '比平常高一些，吃得淡些，改天再量'
  return sys < 90 || dia < 50 ? '偏低，头晕就坐下，请告诉医生' : '正常'
}

/** 危险因素控制 as something to do. */
export const habits: Readonly<Record<string, string>> = {
  '1': '不再吸烟',
  '2': '少喝酒，最好不喝',
  '3': '吃得清淡，少盐少油，多吃蔬菜',
  '4': '多活动，每天走一走',
}
