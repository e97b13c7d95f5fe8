import { codes, dec, int, one, text } from '../../../../../form/field.ts'
import { mmolOf } from '../compute/glucose.ts'
import { femaleOnly } from './examination.ts'
import { qualitative } from './qualitative.ts'

const tested = { notDone: true } as const

/** 正常 or 异常 with words: `x` and `x_detail`. */
const pictured = (key: string, label: string, rest: { readonly synonyms?: readonly string[] } = {}) => ({
  [key]: one(label, codes('1 正常', '2 异常'), { ...tested, ...rest, details: { '2': `${key}_detail` } }),
  [`${key}_detail`]: text(`${label}异常说明`, 200),
})

const concentration = (label: string, decimals: number, hard: readonly [number, number], synonyms: readonly string[]) =>
  dec(label, decimals, { ...tested, unit: 'mmol/L', hard, synonyms })

/** 血常规、尿常规 (规范第三版·健康体检表·辅助检查). */
export const bloodAndUrine = {
  hb: dec('血红蛋白', 1, {
    ...tested,
    unit: 'g/L',
    hard: [20, 300],
    synonyms: ['血常规血红蛋白', '血红蛋白（HGB）', 'HGB', 'Hb'],
  }),
  wbc: dec('白细胞', 2, {
    ...tested,
    unit: '×10⁹/L',
    hard: [0.1, 500],
    synonyms: ['血常规白细胞', '白细胞计数', 'WBC'],
  }),
  plt: int('血小板', { ...tested, unit: '×10⁹/L', hard: [1, 3000], synonyms: ['血常规血小板', '血小板计数', 'PLT'] }),
  blood_other: text('血常规其他', 200, { hint: '如白细胞分类' }),
  u_protein: qualitative('尿蛋白', ['尿常规尿蛋白', 'PRO']),
  u_glucose: qualitative('尿糖', ['尿常规尿糖']),
  u_ketone: qualitative('尿酮体', ['尿常规尿酮体', 'KET']),
  u_blood: qualitative('尿潜血', ['尿常规尿潜血', '尿隐血', 'BLD']),
  urine_other: text('尿常规其他', 200),
}

/** 空腹血糖、心电图 and the single tests that stand between them and the liver. */
export const singleTests = {
  fpg: dec('空腹血糖', 2, {
    ...tested,
    unit: 'mmol/L',
    hard: [0.5, 60],
    concept: 'fpg',
    synonyms: ['空腹血糖值', 'GLU', 'FPG'],
    computed: (values) => mmolOf(values.fpg_mg_dl),
    editable: true,
  }),
  fpg_mg_dl: dec('空腹血糖（mg/dL）', 1, {
    unit: 'mg/dL',
    hard: [9, 1080],
    hint: '化验单用 mg/dL 的填这里，自动换算成 mmol/L',
  }),
  ...pictured('ecg', '心电图'),
  u_albumin: dec('尿微量白蛋白', 2, { ...tested, unit: 'mg/dL', hard: [0, 1000] }),
  fobt: one('大便潜血', codes('1 阴性', '2 阳性'), { ...tested, synonyms: ['大便隐血'] }),
  hba1c: dec('糖化血红蛋白', 1, { ...tested, unit: '%', hard: [3, 20], concept: 'hba1c', synonyms: ['HbA1c'] }),
  hbsag: one('乙型肝炎表面抗原', codes('1 阴性', '2 阳性'), { ...tested, synonyms: ['乙肝表面抗原', 'HBsAg'] }),
}

const enzyme = (label: string, synonyms: readonly string[]) =>
  dec(label, 1, { ...tested, unit: 'U/L', hard: [0, 5000], synonyms })

/** 肝功能、肾功能、血脂. */
export const chemistry = {
  alt: enzyme('血清谷丙转氨酶', ['谷丙转氨酶', 'ALT']),
  ast: enzyme('血清谷草转氨酶', ['谷草转氨酶', 'AST']),
  albumin: dec('白蛋白', 1, { ...tested, unit: 'g/L', hard: [10, 80], synonyms: ['ALB'] }),
  tbil: dec('总胆红素', 1, { ...tested, unit: 'μmol/L', hard: [0, 800], synonyms: ['TBIL'] }),
  dbil: dec('结合胆红素', 1, { ...tested, unit: 'μmol/L', hard: [0, 600], synonyms: ['直接胆红素', 'DBIL'] }),
  scr: dec('血清肌酐', 1, { ...tested, unit: 'μmol/L', hard: [10, 2500], synonyms: ['肌酐', 'Scr', 'CREA'] }),
  // 血尿素氮 is the word of the edition of 2011.
  bun: concentration('血尿素', 2, [0.5, 80], ['血尿素氮', '尿素', 'BUN', 'UREA']),
  k: concentration('血钾浓度', 2, [1.5, 10], ['血钾']),
  na: dec('血钠浓度', 1, { ...tested, unit: 'mmol/L', hard: [90, 190], synonyms: ['血钠'] }),
  tc: concentration('总胆固醇', 2, [0.5, 30], ['TC', 'CHOL']),
  tg: concentration('甘油三酯', 2, [0.1, 60], ['TG']),
  ldl: concentration('血清低密度脂蛋白胆固醇', 2, [0.1, 20], ['低密度脂蛋白胆固醇', '低密度脂蛋白', 'LDL-C', 'LDL']),
  hdl: concentration('血清高密度脂蛋白胆固醇', 2, [0.1, 6], ['高密度脂蛋白胆固醇', '高密度脂蛋白', 'HDL-C', 'HDL']),
}

/** 胸部X线片、B超、宫颈涂片、其他. */
export const imaging = {
  ...pictured('chest_xray', '胸部X线片', { synonyms: ['胸片', '胸部X线', 'DR', '胸部DR'] }),
  ...pictured('abd_us', '腹部B超', { synonyms: ['B超腹部B超', '腹部超声'] }),
  ...pictured('other_us', 'B超其他', { synonyms: ['其他B超'] }),
  pap: one('宫颈涂片', codes('1 正常', '2 异常'), { ...tested, ...femaleOnly, details: { '2': 'pap_detail' } }),
  pap_detail: text('宫颈涂片异常说明', 200),
  aux_other: text('辅助检查其他', 500, { lines: 2 }),
}
