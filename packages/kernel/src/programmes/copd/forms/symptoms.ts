import { codesOf, isFilled, isMap, numberOf } from '../../../form/answers.ts'
import { codes, date, group, int, many, one, text, type Values } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { asked, inPerson, seen, typedHere } from '../../shared/forms/contact.ts'
import { noneSome } from '../../shared/forms/options.ts'
import { comorbidities } from './options.ts'

/** 症状 and 危急情况. */
export const symptoms = {
  symptoms: many(
    '症状',
    codes(
      '1 无症状',
      '2 咳嗽',
      '3 咳痰',
      '4 呼吸困难/气促',
      '5 喘息',
      '6 胸闷',
      '7 咯血',
      '8 发热',
      '9 乏力',
      '10 下肢水肿',
      '11 其他',
    ),
    { ...asked, exclusive: '1', normal: ['1'], details: { '11': 'symptoms_other' } },
  ),
  symptoms_other: text('症状其他', 100),
  emergency_signs: many(
    '危急情况',
    codes(
      '0 无',
      '1 静息时明显呼吸困难',
      '2 意识改变/嗜睡',
      '3 新发或加重的口唇紫绀',
      '4 新发外周水肿',
      '5 大咯血',
      '6 剧烈胸痛',
      '7 存在不能处理的其他疾病',
    ),
    {
      required: (values, context) => inPerson(values, context) && typedHere(values, context),
      when: seen,
      exclusive: '0',
      normal: ['0'],
    },
  ),
}

const itemLabels = ['咳嗽', '咳痰', '胸闷', '爬坡或上一层楼气短', '家务活动受限', '外出信心', '睡眠', '精力']

/** CAT 评分 by items, each 0–5; all or none. */
const catItems = group(
  'CAT 各项',
  Object.fromEntries(
    itemLabels.map((label, at) => [
      `cat_${at + 1}`,
      int(label, { hard: [0, 5], required: (values) => Object.values(values).some(isFilled) }),
    ]),
  ),
  { when: seen, hint: '填了各项自动算总分' },
)

const catSum = ({ cat_items }: Values): number | null => {
  const scores = itemLabels.map((_, at) => (isMap(cat_items) ? numberOf(cat_items, `cat_${at + 1}`) : null))
  return scores.every((score) => score !== null) ? scores.reduce<number>((sum, score) => sum + (score ?? 0), 0) : null
}

/** 呼吸困难、急性加重: what the class follows. */
export const course = {
  mmrc: one(
    'mMRC 呼吸困难分级',
    codes(
      '0 剧烈活动才气短',
      '1 平地快走或爬缓坡气短',
      '2 平地比同龄人慢或需停下',
      '3 平地走约100米或数分钟需停下',
      '4 不能离家或穿脱衣即气短',
    ),
    asked,
  ),
  cat_items: catItems,
  cat: int('CAT 评分', { unit: '分', hard: [0, 40], when: seen, computed: catSum, editable: true }),
  exacerbations_since: int('上次随访以来急性加重次数', { unit: '次', hard: [0, 10], ...asked }),
  exac_hospital_since: int('其中住院次数', { unit: '次', hard: [0, 10], ...asked }),
  comorbidity: many('合并症', comorbidities, { ...asked, exclusive: '1', details: { '11': 'comorbidity_other' } }),
  comorbidity_other: text('其他合并症', 100),
}

const has = (code: string) => (values: Values) => seen(values) && codesOf(values, 'vaccines').includes(code)

/** 疫苗免疫史; the day is optional. */
export const vaccination = {
  vaccines: many('疫苗免疫史', codes('0 无', '1 流感疫苗', '2 肺炎球菌疫苗', '3 新冠疫苗', '4 其他'), {
    ...asked,
    exclusive: '0',
    details: { '4': 'vaccine_other' },
  }),
  vaccine_other: text('其他疫苗', 100),
  vaccine_flu_date: date('流感疫苗日期', { when: has('1') }),
  vaccine_pneumo_date: date('肺炎球菌疫苗日期', { when: has('2') }),
  vaccine_covid_date: date('新冠疫苗日期', { when: has('3') }),
  vaccine_other_date: date('其他疫苗日期', { when: has('4') }),
}

export const cyanosis = {
  cyanosis: one('口唇紫绀', noneSome, { required: inPerson, when: seen, normal: '1' }),
  oedema: one('外周水肿', noneSome, { required: inPerson, when: seen, normal: '1' }),
}

export const cyanosisCheck: Check = (values) =>
  values.cyanosis === '2' && codesOf(values, 'emergency_signs').includes('0')
    ? [finding('CROSS_FIELD', 'emergency_signs', '有口唇紫绀，危急情况填“无”，确认请注明', { severity: 'warn' })]
    : []

export const catCheck: Check = (values) => {
  const [total, sum] = [numberOf(values, 'cat'), catSum(values)]
  return total !== null && sum !== null && total !== sum
    ? [finding('CROSS_FIELD', 'cat', `CAT 总分 ${total} 与各项之和 ${sum} 不符，请核对`)]
    : []
}

export const exacerbationCheck: Check = (values) => {
  const [all, inHospital] = [numberOf(values, 'exacerbations_since'), numberOf(values, 'exac_hospital_since')]
  return all !== null && inHospital !== null && inHospital > all
    ? [finding('CROSS_FIELD', 'exac_hospital_since', `住院 ${inHospital} 次多于急性加重 ${all} 次，请核对`)]
    : []
}
