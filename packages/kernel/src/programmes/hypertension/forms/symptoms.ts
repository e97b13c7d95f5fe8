import { dayOf } from '../../../form/answers.ts'
import { codes, many, one, text, type When } from '../../../form/field.ts'
import { ageOn, sexOf } from '../../records/forms/person.ts'
import { inPerson, seen, typedHere } from '../../shared/forms/contact.ts'
import { noYes } from '../../shared/forms/options.ts'

const childbearing: When = (values, context) => {
  const age = ageOn({}, context, dayOf(values, 'service_date'))
  return seen(values) && sexOf({}, context) !== '1' && (age === null || (age >= 15 && age <= 55))
}
/** Asked where sex and age are known to fit. */
const isChildbearing: When = (values, context) =>
  sexOf({}, context) === '2' && ageOn({}, context, dayOf(values, 'service_date')) !== null

export const symptoms = {
  symptoms: many(
    '症状',
    codes(
      '1 无症状',
      '2 头痛头晕',
      '3 恶心呕吐',
      '4 眼花耳鸣',
      '5 呼吸困难',
      '6 心悸胸闷',
      '7 鼻衄出血不止',
      '8 四肢发麻',
      '9 下肢水肿',
      '10 其他',
    ),
    {
      required: true,
      when: seen,
      exclusive: '1',
      normal: ['1'],
      details: { '10': 'symptoms_other' },
      concept: 'symptoms',
    },
  ),
  symptoms_other: text('症状其他', 100),
  emergency_signs: many(
    '危急情况',
    codes(
      '0 无',
      '1 意识改变',
      '2 剧烈头痛或头晕',
      '3 恶心呕吐',
      '4 视力模糊',
      '5 眼痛',
      '6 心悸',
      '7 胸闷',
      '8 喘憋不能平卧',
      '9 存在不能处理的其他疾病',
    ),
    {
      required: (values, context) => inPerson(values, context) && typedHere(values, context),
      when: seen,
      exclusive: '0',
      normal: ['0'],
      source: '规范第三版·高血压·随访评估（须在处理后紧急转诊的危急情况）',
    },
  ),
  pregnant_or_lactating: one('妊娠期或哺乳期', noYes, { required: isChildbearing, when: childbearing, normal: '1' }),
}
