import { rowsOf } from '../../../form/answers.ts'
import { codes, dec, group, one, rows, text } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { asked, seen, typedHere } from '../../shared/forms/contact.ts'
import { adherence } from '../../shared/forms/medication.ts'
import { drugLine, noneSome, noYes } from '../../shared/forms/options.ts'

const used = ({ use }: { readonly use?: unknown }): boolean => use === '2'

const reaction = {
  adr: one('不良反应', noneSome, { required: used, when: used, details: { '2': 'adr_text' } }),
  adr_text: text('不良反应说明', 200),
}

/** 用药情况 with the way of taking it. */
export const copdDrugs = {
  drugs: rows(
    '用药情况',
    6,
    { ...drugLine, route: one('用法', codes('1 吸入', '2 口服', '3 雾化'), { required: typedHere }) },
    { when: seen, concept: 'drugs', takes: ['inhaled', 'respiratory'], rowLabel: '药物' },
  ),
  inhaler_skill: one('吸入装置使用', codes('1 熟练', '2 不熟练', '3 未掌握', '9 不适用'), {
    ...asked,
    hint: '请当面看一次',
  }),
}

/** The same question as in the other chronic diseases, so that a visit asks it once; here also of what is inhaled. */
export const copdAdherence = {
  adherence: { ...adherence.adherence, label: '用药依从性', synonyms: ['服药依从性'], imports: { 不用药: '3' } },
}

/** 家庭氧疗、无创呼吸机. */
export const breathingSupport = {
  home_oxygen: group(
    '家庭氧疗',
    {
      use: one('使用', noYes, { required: true, normal: '1' }),
      flow: dec('流量', 1, { unit: 'L/分钟', hard: [0.5, 10], usual: [0.5, 5], required: used, when: used }),
      hours: dec('每天', 1, { unit: '小时', hard: [0.5, 24], required: used, when: used }),
      ...reaction,
    },
    asked,
  ),
  niv: group(
    '无创呼吸机',
    {
      use: one('使用', noYes, { required: true, normal: '1' }),
      hours: dec('每天', 1, { unit: '小时', hard: [0.5, 24], required: used, when: used }),
      ...reaction,
    },
    asked,
  ),
}

/** “不适用” only where nothing is inhaled. */
export const inhalerCheck: Check = (values) =>
  values.inhaler_skill === '9' && rowsOf(values, 'drugs').some(({ route }) => route === '1')
    ? [finding('CROSS_FIELD', 'inhaler_skill', '用药中有吸入药，吸入装置使用不能填“不适用”，请当面看一次')]
    : []
