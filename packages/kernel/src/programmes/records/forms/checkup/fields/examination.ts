import { codes, dec, int, many, one, text, type When } from '../../../../../form/field.ts'
import { adult } from './general.ts'

const notMale: When = (_, { sex }) => sex !== '1'

/** Items of women: not drawn for men, and a value there is a contradiction. */
export const femaleOnly = {
  when: notMale,
  misplaced: ['SEX_CONFLICT', '男性不填女性检查项目，请清空或核对性别'],
} as const

const examined = { required: true, notDone: true } as const

/** UR1 … LL8: right and left, upper and lower jaw. */
const teeth = codes(
  ...[
    ['UR', '右上'],
    ['UL', '左上'],
    ['LR', '右下'],
    ['LL', '左下'],
  ].flatMap(([quadrant, label]) => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${quadrant}${n} ${label}${n}`)),
)

const vision = (label: string) => dec(label, 1, { ...examined, hard: [0, 5.3], hint: '五分记录，3.0～5.3' })

/** 脏器功能: rough tests of mouth, vision, hearing, motor function (规范第三版·健康体检表·脏器功能). */
export const organs = {
  lips: one('口唇', codes('1 红润', '2 苍白', '3 发绀', '4 皲裂', '5 疱疹'), { ...examined, normal: '1' }),
  dentition: many('齿列', codes('1 正常', '2 缺齿', '3 龋齿', '4 义齿（假牙）'), {
    ...examined,
    exclusive: '1',
    normal: ['1'],
    details: { '2': 'teeth_missing', '3': 'teeth_caries', '4': 'teeth_denture' },
  }),
  teeth_missing: many('缺齿位置', teeth),
  teeth_caries: many('龋齿位置', teeth),
  teeth_denture: many('义齿位置', teeth),
  pharynx: one('咽部', codes('1 无充血', '2 充血', '3 淋巴滤泡增生'), { ...examined, normal: '1' }),
  vision_left: vision('视力左眼'),
  vision_right: vision('视力右眼'),
  vision_corr_left: dec('矫正视力左眼', 1, { hard: [0, 5.3] }),
  vision_corr_right: dec('矫正视力右眼', 1, { hard: [0, 5.3] }),
  hearing: one('听力', codes('1 听见', '2 听不清或无法听见'), { ...examined, normal: '1' }),
  motor: one('运动功能', codes('1 可顺利完成', '2 无法独立完成任何一个动作'), { ...examined, normal: '1' }),
}

const detail = (label: string) => text(`${label}说明`, 200)
const absent = codes('1 无', '2 有')
const fine = codes('1 未见异常', '2 异常')

/** An item whose abnormal code needs words: `x` and `x_detail`. */
const told = (key: string, label: string, options: ReturnType<typeof codes>, code: string) => ({
  [key]: one(label, options, { ...examined, normal: '1', details: { [code]: `${key}_detail` } }),
  [`${key}_detail`]: detail(label),
})

/** 妇科: one organ. */
const gynaecological = (key: string, label: string) => ({
  [key]: one(`妇科·${label}`, fine, { notDone: true, ...femaleOnly, details: { '2': `${key}_detail` } }),
  [`${key}_detail`]: detail(`妇科·${label}`),
})

/** 查体 (规范第三版·健康体检表·查体): skin, lymph nodes, lungs, heart, abdomen, edema. */
export const physical = {
  fundus: one('眼底', codes('1 正常', '2 异常'), { notDone: true, details: { '2': 'fundus_detail' } }),
  fundus_detail: detail('眼底'),
  ...told('skin', '皮肤', codes('1 正常', '2 潮红', '3 苍白', '4 发绀', '5 黄染', '6 色素沉着', '7 其他'), '7'),
  ...told('sclera', '巩膜', codes('1 正常', '2 黄染', '3 充血', '4 其他'), '4'),
  ...told('lymph', '淋巴结', codes('1 未触及', '2 锁骨上', '3 腋窝', '4 其他'), '4'),
  lung_barrel: one('肺·桶状胸', codes('1 否', '2 是'), { ...examined, normal: '1' }),
  ...told('lung_sound', '肺·呼吸音', codes('1 正常', '2 异常'), '2'),
  ...told('lung_rale', '肺·罗音', codes('1 无', '2 干罗音', '3 湿罗音', '4 其他'), '4'),
  heart_rate: int('心率', {
    ...examined,
    unit: '次/分钟',
    hard: [20, 250],
    usual: [50, 110],
    usualWhen: adult,
    concept: 'heart_rate',
  }),
  heart_rhythm: one('心律', codes('1 齐', '2 不齐', '3 绝对不齐'), { ...examined, normal: '1' }),
  ...told('heart_murmur', '心脏杂音', absent, '2'),
  ...told('abd_tender', '腹部·压痛', absent, '2'),
  ...told('abd_mass', '腹部·包块', absent, '2'),
  ...told('abd_liver', '腹部·肝大', absent, '2'),
  ...told('abd_spleen', '腹部·脾大', absent, '2'),
  ...told('abd_shifting', '腹部·移动性浊音', absent, '2'),
  edema: one('下肢水肿', codes('1 无', '2 单侧', '3 双侧不对称', '4 双侧对称'), { ...examined, normal: '1' }),
  /** Normal is code 2, not 1. */
  dorsalis_pedis: one('足背动脉搏动', codes('1 未触及', '2 触及双侧对称', '3 触及左侧弱或消失', '4 触及右侧弱或消失'), {
    notDone: true,
  }),
}

/** 肛门指诊、乳腺、妇科: free for none of the groups, done where the county or the person asks for them. */
export const physicalOptional = {
  anal: one('肛门指诊', codes('1 未及异常', '2 触痛', '3 包块', '4 前列腺异常', '5 其他'), {
    notDone: true,
    details: { '5': 'anal_detail' },
  }),
  anal_detail: detail('肛门指诊'),
  breast: many('乳腺', codes('1 未见异常', '2 乳房切除', '3 异常泌乳', '4 乳腺包块', '5 其他'), {
    notDone: true,
    exclusive: '1',
    details: { '5': 'breast_detail' },
  }),
  breast_detail: detail('乳腺'),
  ...gynaecological('gyn_vulva', '外阴'),
  ...gynaecological('gyn_vagina', '阴道'),
  ...gynaecological('gyn_cervix', '宫颈'),
  ...gynaecological('gyn_corpus', '宫体'),
  ...gynaecological('gyn_adnexa', '附件'),
  exam_other: text('查体其他', 500, { lines: 2 }),
}
