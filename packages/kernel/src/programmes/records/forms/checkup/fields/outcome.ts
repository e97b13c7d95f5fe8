import { isFilled } from '../../../../../form/answers.ts'
import { codes, dec, list, many, one, rows, text, type When } from '../../../../../form/field.ts'

const problem = (key: string, label: string, options: ReturnType<typeof codes>, other: string) => ({
  [key]: many(label, options, { required: true, exclusive: '1', normal: ['1'], details: { [other]: `${key}_other` } }),
  [`${key}_other`]: text(`${label}其他`, 200),
})

const anyOther = (key: string, label: string) => ({
  [key]: one(label, codes('1 未发现', '2 有'), { required: true, normal: '1', details: { '2': `${key}_other` } }),
  [`${key}_other`]: text(`${label}名称`, 200),
})

/** 现存主要健康问题 (规范第三版·健康体检表). */
export const problems = {
  ...problem(
    'p_cerebro',
    '脑血管疾病',
    codes('1 未发现', '2 缺血性卒中', '3 脑出血', '4 蛛网膜下腔出血', '5 短暂性脑缺血发作', '6 其他'),
    '6',
  ),
  ...problem(
    'p_kidney',
    '肾脏疾病',
    codes('1 未发现', '2 糖尿病肾病', '3 肾功能衰竭', '4 急性肾炎', '5 慢性肾炎', '6 其他'),
    '6',
  ),
  ...problem(
    'p_heart',
    '心脏疾病',
    codes('1 未发现', '2 心肌梗死', '3 心绞痛', '4 冠状动脉血运重建', '5 充血性心力衰竭', '6 心前区疼痛', '7 其他'),
    '7',
  ),
  ...problem('p_vessel', '血管疾病', codes('1 未发现', '2 夹层动脉瘤', '3 动脉闭塞性疾病', '4 其他'), '4'),
  ...problem('p_eye', '眼部疾病', codes('1 未发现', '2 视网膜出血或渗出', '3 视乳头水肿', '4 白内障', '5 其他'), '5'),
  ...anyOther('p_nerve', '神经系统疾病'),
  ...anyOther('p_other', '其他系统疾病'),
}

/** 主要用药情况: the last year's (规范第三版·健康体检表). */
export const medicines = {
  medicines: rows(
    '主要用药情况',
    30,
    {
      name: text('药物名称', 100, { required: true, concept: 'drug_name' }),
      route: text('用法', 50, { required: true, hint: '口服、皮下注射等' }),
      dose: text('用量', 100, { required: true, hint: '如每日三次，每次5mg' }),
      duration: text('用药时间', 20, {
        required: true,
        pattern: /^\d+(\.\d+)?(年|个月|月|周|天)$/,
        patternHint: '数字加年、月或天，如 3年',
      }),
      adherence: one('服药依从性', codes('1 规律', '2 间断', '3 不服药'), { required: true }),
    },
    { concept: 'medicines', rowLabel: '药物' },
  ),
}

const notNormal: When = (values) => values.assessment !== '1'
const lines = ['abnormal_1', 'abnormal_2', 'abnormal_3', 'abnormal_4', 'abnormal_more']
/** 有异常 names at least one; on which of the lines is the writer's. */
const unnamed: When = (values) => values.assessment === '2' && !lines.some((key) => isFilled(values[key]))
const line = (n: number) => text(`异常${n}`, 200, { when: notNormal, ...(n === 1 && { required: unnamed }) })

/** 健康评价、健康指导 (规范第三版·健康体检表). */
export const advice = {
  assessment: one('健康评价', codes('1 体检无异常', '2 有异常'), { required: true }),
  abnormal_1: line(1),
  abnormal_2: line(2),
  abnormal_3: line(3),
  abnormal_4: line(4),
  abnormal_more: list('异常（续）', 30, text('异常', 200), { when: notNormal, hint: '超过4项的逐条续写' }),
  guidance: many('健康指导', codes('1 纳入慢性病患者健康管理', '2 建议复查', '3 建议转诊')),
  risk_control: many(
    '危险因素控制',
    codes('1 戒烟', '2 健康饮酒', '3 饮食', '4 锻炼', '5 减体重', '6 建议接种疫苗', '7 其他'),
    { required: true, details: { '5': 'weight_target', '6': 'vaccine_advice', '7': 'risk_other' } },
  ),
  weight_target: dec('减体重目标', 1, { unit: 'kg', hint: '下次体检前要达到的体重', concept: 'weight_target' }),
  vaccine_advice: text('建议接种疫苗', 100),
  risk_other: text('其他危险因素控制', 100),
}
