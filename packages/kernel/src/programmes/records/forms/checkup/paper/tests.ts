import type { PaperRow } from '../../../../../form/paper.ts'

const amount = (name: string, key: string, unit: string): string => `${name}{${key}}${unit}`

/** 辅助检查 (规范第三版·健康体检表). */
export const tests: readonly PaperRow[] = [
  {
    title: '辅助检查',
    rows: [
      {
        label: '血常规*',
        cell: [
          [amount('血红蛋白', 'hb', 'g/L'), amount('白细胞', 'wbc', '×10⁹/L'), amount('血小板', 'plt', '×10⁹/L')].join(
            ' ',
          ),
          '其他{blood_other}',
        ].join('\n'),
      },
      {
        label: '尿常规*',
        cell: '尿蛋白{u_protein} 尿糖{u_glucose} 尿酮体{u_ketone} 尿潜血{u_blood}\n其他{urine_other}',
      },
      { key: 'fpg', label: '空腹血糖*', cell: '{fpg}mmol/L 或 {fpg_mg_dl}mg/dL' },
      { key: 'ecg', label: '心电图*' },
      { key: 'u_albumin', label: '尿微量白蛋白*' },
      { key: 'fobt', label: '大便潜血*' },
      { key: 'hba1c', label: '糖化血红蛋白*' },
      { key: 'hbsag', label: '乙型肝炎表面抗原*' },
      {
        label: '肝功能*',
        cell: [
          `${amount('血清谷丙转氨酶', 'alt', 'U/L')} ${amount('血清谷草转氨酶', 'ast', 'U/L')}`,
          `${amount('白蛋白', 'albumin', 'g/L')} ${amount('总胆红素', 'tbil', 'μmol/L')}`,
          amount('结合胆红素', 'dbil', 'μmol/L'),
        ].join('\n'),
      },
      {
        label: '肾功能*',
        cell: [
          `${amount('血清肌酐', 'scr', 'μmol/L')} ${amount('血尿素', 'bun', 'mmol/L')}`,
          `${amount('血钾浓度', 'k', 'mmol/L')} ${amount('血钠浓度', 'na', 'mmol/L')}`,
        ].join('\n'),
      },
      {
        label: '血脂*',
        cell: [
          `${amount('总胆固醇', 'tc', 'mmol/L')} ${amount('甘油三酯', 'tg', 'mmol/L')}`,
          amount('血清低密度脂蛋白胆固醇', 'ldl', 'mmol/L'),
          amount('血清高密度脂蛋白胆固醇', 'hdl', 'mmol/L'),
        ].join('\n'),
      },
      { key: 'chest_xray', label: '胸部X线片*' },
      { label: 'B超*', cell: '腹部B超 {abd_us}\n其他 {other_us}' },
      { key: 'pap', label: '宫颈涂片*' },
      { key: 'aux_other', label: '其他*', lines: 3 },
    ],
  },
]
