import { date, type Fields, int, one, ref, score, text, type Values } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { recordNo8 } from '../../records/forms/person.ts'
import { adlBands, adlItems, adlKeys, adlScores, adlTotal, bandOf } from '../rules/adl.ts'
import { adlChecks } from './adl-checks.ts'
import { adlPaper as paper } from './paper.ts'

const items: Fields = Object.fromEntries(
  adlKeys.map((item) => [
    `adl_${item}`,
    score(adlItems[item].label, adlItems[item].scores, { required: true, scoreCode: 'ADL_SCORE', normal: '0' }),
  ]),
)

const bandByItems = (values: Values): string | null => {
  const total = adlTotal(adlScores(values))
  return total === null ? null : bandOf(total)
}

const judged = {
  adl_total: int('总得分', {
    unit: '分',
    computed: (values) => adlTotal(adlScores(values)),
    mismatch: 'CROSS_FIELD',
  }),
  adl_band: one('判定', adlBands, {
    computed: bandByItems,
    mismatch: 'CROSS_FIELD',
  }),
}

/** 老年人生活自理能力评估表: five items with fixed scores, asked of the person or who cares for them. */
export const adlForm = defineForm({
  id: 'old_adl',
  edition: 'GW2017',
  title: '老年人生活自理能力评估表',
  short: '自理能力评估',
  programme: 'old',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'adl_date',
  byKey: 'adl_assessor',
  source: '规范第三版·老年人健康管理·老年人生活自理能力评估表',
  sections: [
    {
      id: 'head',
      title: '评估',
      fields: {
        name: text('姓名', 50, { computed: (_, context) => context.name }),
        record_no8: recordNo8,
        adl_date: date('评估日期', { required: true }),
        adl_assessor: ref('评估人', 'staff', { required: true }),
      },
    },
    { id: 'items', title: '生活自理能力', normalLabel: '五项都能独立完成', fields: items },
    { id: 'judged', title: '总得分和判定', fields: judged },
  ],
  checks: adlChecks,
  facts: { elder_self_care: { from: Object.keys(items), value: bandByItems } },
  paper,
  result: (values) => {
    const band = adlBands.find(({ code }) => code === values.adl_band)
    return band
      ? [{ label: '判定', value: `${values.adl_total}分，${band.label}`, tone: band.code === '1' ? 'met' : 'due' }]
      : []
  },
  summary: (values) => {
    const band = adlBands.find(({ code }) => code === values.adl_band)
    return band ? `${values.adl_total}分，${band.label.replace(/（.*/, '')}` : ''
  },
})
