import { isFilled } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, type Option, score, type Values, type When } from '../../../form/field.ts'
import { proposedQ9, proposedQ28 } from '../constitution/anchors.ts'
import { measuredAround } from './answers.ts'

/** How often over the past year: the five columns of the form. */
export const frequencies = codes(
  '1 没有（根本不/从来没有）',
  '2 很少（有一点/偶尔）',
  '3 有时（有些/少数时间）',
  '4 经常（相当/多数时间）',
  '5 总是（非常/每天）',
)

/** A paper result taken over without the answers needs none; everyone else answers all 33. */
const asked: When = (values, context) => !(context.imported && isFilled(values.legacy_result))

const question = (
  label: string,
  hint?: string,
  scores: readonly Option[] = frequencies,
  rest: Parameters<typeof score>[2] = {},
) => score(label, scores, { required: asked, ...(hint !== undefined && { hint }), ...rest })

/** Proposed from what was measured within 90 days, open to change; a paper result taken over has no answers. */
const measured = (propose: (around: ReturnType<typeof measuredAround>) => number | null) =>
  ({
    computed: (values: Values, context: FormContext) =>
      isFilled(values.legacy_result) ? null : propose(measuredAround(values, context)),
    editable: true,
  }) as const

/** 33 questions about the past year, not about today (老年人中医药健康管理服务记录表). */
export const energy = {
  q1: question('（1）您精力充沛吗？', '指精神头足，乐于做事'),
  q2: question('（2）您容易疲乏吗？', '指体力如何，是否稍微活动一下或做一点家务劳动就感到累'),
  q3: question('（3）您容易气短，呼吸短促，接不上气吗？'),
  q4: question('（4）您说话声音低弱无力吗？', '指说话没有力气'),
  q5: question('（5）您感到闷闷不乐、情绪低沉吗？', '指心情不愉快，情绪低落'),
  q6: question('（6）您容易精神紧张、焦虑不安吗？', '指遇事是否心情紧张'),
  q7: question('（7）您因为生活状态改变而感到孤独、失落吗？'),
  q8: question('（8）您容易感到害怕或受到惊吓吗？'),
}

export const body = {
  q9: question(
    '（9）您感到身体超重不轻松吗？',
    '感觉身体沉重；BMI＝体重（kg）/身高²（m²）',
    codes('1 BMI<24', '2 24≤BMI<25', '3 25≤BMI<26', '4 26≤BMI<28', '5 BMI≥28'),
    measured(({ bmi }) => bmi && proposedQ9(bmi)),
  ),
  q10: question('（10）您眼睛干涩吗？'),
  q11: question('（11）您手脚发凉吗？', '不包含因周围温度低或穿得少导致的手脚发冷'),
  q12: question('（12）您胃脘部、背部或腰膝部怕冷吗？', '指上腹部、背部、腰部或膝关节等，有一处或多处怕冷'),
  q13: question('（13）您比一般人耐受不了寒冷吗？', '指比别人容易害怕冬天或是夏天的冷空调、电扇等'),
  q14: question(
    '（14）您容易患感冒吗？',
    '指每年感冒的次数',
    codes('1 一年<2次', '2 一年感冒2～4次', '3 一年感冒5～6次', '4 一年8次以上', '5 几乎每月都感冒'),
  ),
}

export const skin = {
  q15: question('（15）您没有感冒时也会鼻塞、流鼻涕吗？'),
  q16: question('（16）您有口黏口腻，或睡眠打鼾吗？'),
  q17: question(
    '（17）您容易过敏（对药物、食物、气味、花粉或在季节交替、气候变化时）吗？',
    undefined,
    codes('1 从来没有', '2 一年1、2次', '3 一年3、4次', '4 一年5、6次', '5 每次遇到上述原因都过敏'),
  ),
  q18: question('（18）您的皮肤容易起荨麻疹吗？', '包括风团、风疹块、风疙瘩'),
  q19: question(
    '（19）您的皮肤在不知不觉中会出现青紫瘀斑、皮下出血吗？',
    '指皮肤在没有外伤的情况下出现青一块紫一块的情况',
  ),
  q20: question('（20）您的皮肤一抓就红，并出现抓痕吗？', '指被指甲或钝物划过后皮肤的反应'),
  q21: question('（21）您皮肤或口唇干吗？'),
  q22: question('（22）您有肢体麻木或固定部位疼痛的感觉吗？'),
}

export const face = {
  q23: question('（23）您面部或鼻部有油腻感或者油亮发光吗？', '指脸上或鼻子'),
  q24: question('（24）您面色或目眶晦暗，或出现褐色斑块、斑点吗？'),
  q25: question('（25）您有皮肤湿疹、疮疖吗？'),
  q26: question('（26）您感到口干咽燥、总想喝水吗？'),
  q27: question('（27）您感到口苦或嘴里有异味吗？', '指口苦或口臭'),
  q28: question(
    '（28）您的腹部肥大吗？',
    '指腹部脂肪肥厚',
    codes('1 腹围<80cm', '2 腹围80～85cm', '3 腹围86～90cm', '4 腹围91～105cm', '5 腹围>105cm'),
    measured(({ waist }) => waist && proposedQ28(waist)),
  ),
}

export const inside = {
  q29: question(
    '（29）您吃（喝）凉的东西会感到不舒服或者怕吃（喝）凉的东西吗？',
    '指不喜欢吃凉的食物，或吃了凉的食物后会不舒服',
  ),
  q30: question('（30）您有大便黏滞不爽、解不尽的感觉吗？', '大便容易粘在马桶或便坑壁上'),
  q31: question('（31）您容易大便干燥吗？'),
  q32: question('（32）您舌苔厚腻或有舌苔厚厚的感觉吗？', '如果自我感觉不清楚可由调查员观察后填写'),
  q33: question('（33）您舌下静脉瘀紫或增粗吗？', '可由调查员辅助观察后填写'),
}
