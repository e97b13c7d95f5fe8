import { codes, dec, int, many, one, text, type When } from '../../../form/field.ts'
import { ranges } from '../../shared/vital.ts'

export const noneSome = codes('1 无', '2 有')
export const yesNo = codes('1 是', '2 否')
export const patientTypes = codes('1 初治', '2 复治')
export const sputum = codes('1 阳性', '2 阴性', '3 未查痰')
export const resistances = codes('1 耐药', '2 非耐药', '3 未检测')
/** 症状及体征 of a follow-up; the codes of the first visit differ from 6 on. */
export const followupSymptoms = codes(
  '0 没有症状',
  '1 咳嗽咳痰',
  '2 低热盗汗',
  '3 咯血或血痰',
  '4 胸痛消瘦',
  '5 恶心纳差',
  '6 关节疼痛',
  '7 头痛失眠',
  '8 视物模糊',
  '9 皮肤瘙痒、皮疹',
  '10 耳鸣、听力下降',
  '11 其他',
)
export const stopReasons = codes('1 完成疗程', '2 死亡', '3 丢失', '4 转入耐多药治疗', '5 其他')

/** 化疗方案、用法、药品剂型 of the first visit and of follow-ups. */
export const regimenFields = (when?: When) => ({
  regimen: text('化疗方案', 60, {
    required: true,
    ...(when && { when }),
    concept: 'regimen',
    hint: '如 2HRZE/4HR、2HRZES/6HRE、3HRZE/6HRE',
  }),
  frequency: one('用法', codes('1 每日', '2 间歇'), {
    required: true,
    ...(when && { when }),
    concept: 'dosing_rhythm',
    imports: { 隔日: '2', 间歇用药: '2', 每日用药: '1' },
  }),
  drug_form: many('药品剂型', codes('1 固定剂量复合制剂', '2 散装药', '3 板式组合药', '4 注射剂'), {
    required: true,
    ...(when && { when }),
    concept: 'drug_form',
  }),
})

/** 吸烟、饮酒: now and the goal. */
export const habitFields = (when?: When) => {
  const asked = { required: true, ...(when && { when }) }
  return {
    smoke_now: int('日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_daily', hint: '不吸烟填 0' }),
    smoke_target: int('目标日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_target' }),
    drink_now: dec('日饮酒量', 1, {
      ...ranges.alcohol,
      ...asked,
      concept: 'drink_daily',
      hint: '折合白酒：啤酒÷10，红酒÷4，黄酒÷5；不饮酒填 0',
    }),
    drink_target: dec('目标日饮酒量', 1, { ...ranges.alcohol, ...asked, concept: 'drink_target' }),
  }
}

const signs = {
  haemoptysis: '咯血或血痰',
  fever: '发热',
  night_sweat: '盗汗',
  chest_pain: '胸痛',
  weight_loss: '不明原因消瘦',
}

/** 肺结核可疑症状 (规范第三版·肺结核·筛查及推介转诊), asked alike of a person seen and of a contact. */
export const symptomFields = (when?: When) => {
  const asked = { required: true, ...(when && { when }) }
  return {
    cough_weeks: int('咳嗽咳痰持续', { ...asked, unit: '周', hard: [0, 520], hint: '没有填 0' }),
    haemoptysis: one(signs.haemoptysis, noneSome, { ...asked, normal: '1' }),
    fever: one(signs.fever, noneSome, { ...asked, normal: '1' }),
    night_sweat: one(signs.night_sweat, noneSome, { ...asked, normal: '1' }),
    chest_pain: one(signs.chest_pain, noneSome, { ...asked, normal: '1' }),
    weight_loss: one(signs.weight_loss, noneSome, { ...asked, normal: '1' }),
  }
}

export const callResults = codes('1 已就诊', '2 未就诊', '3 联系不上', '4 拒绝')
