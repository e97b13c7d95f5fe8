import type { PaperItem, PaperRow } from '../../../../../form/paper.ts'

/** An item that is free only for some: the form marks it. */
const starred = (key: string, label: string): PaperItem => ({ key, label: `${label}*` })

/** 脏器功能 and 查体 (规范第三版·健康体检表). */
export const body: readonly PaperRow[] = [
  {
    title: '脏器功能',
    rows: [
      {
        label: '口腔',
        cell: [
          '口唇 {lips}',
          '齿列 1正常 2缺齿{teeth_missing:teeth} 3龋齿{teeth_caries:teeth} 4义齿（假牙）{teeth_denture:teeth} {dentition:boxes}',
          '咽部 {pharynx}',
        ].join('\n'),
      },
      {
        label: '视力',
        cell: '左眼{vision_left} 右眼{vision_right} （矫正视力：左眼{vision_corr_left} 右眼{vision_corr_right}）',
      },
      'hearing',
      'motor',
    ],
  },
  {
    title: '查体',
    rows: [
      starred('fundus', '眼底'),
      'skin',
      'sclera',
      'lymph',
      { label: '肺', cell: '桶状胸：{lung_barrel}\n呼吸音：{lung_sound}\n罗音：{lung_rale}' },
      {
        label: '心脏',
        cell: '心率：{heart_rate}次/分钟 心律：{heart_rhythm}\n杂音：{heart_murmur}',
      },
      {
        label: '腹部',
        cell: [
          '压痛：{abd_tender}',
          '包块：{abd_mass}',
          '肝大：{abd_liver}',
          '脾大：{abd_spleen}',
          '移动性浊音：{abd_shifting}',
        ].join('\n'),
      },
      'edema',
      starred('dorsalis_pedis', '足背动脉搏动'),
      starred('anal', '肛门指诊'),
      starred('breast', '乳腺'),
      {
        title: '妇科*',
        rows: [
          { key: 'gyn_vulva', label: '外阴' },
          { key: 'gyn_vagina', label: '阴道' },
          { key: 'gyn_cervix', label: '宫颈' },
          { key: 'gyn_corpus', label: '宫体' },
          { key: 'gyn_adnexa', label: '附件' },
        ],
      },
      { key: 'exam_other', label: '其他*', lines: 3 },
    ],
  },
]
