import { bool, date, group, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { cover } from '../cover.ts'
import { personal } from '../personal/personal.ts'

const twoRecords: Check = (values) =>
  values.survivor && values.survivor === values.merged
    ? [finding('CROSS_FIELD', 'merged', '“保留的档案”与“并入的档案”是同一份，请重新选择')]
    : []

/** Single facts of both forms on which two records may disagree (R-LIFE-5): a person chooses whose is kept. */
const chosen = Object.fromEntries(
  Object.entries({ ...cover.fields, ...personal.fields })
    .filter(([, field]) => !field.computed)
    .map(([key, field]) => [key, ref(field.label, 'record')]),
)

/** 档案合并, and its undoing: a dated alias, nothing is moved or deleted (R-LIFE-5). */
export const merge = defineForm({
  id: 'rec_merge',
  edition: 'W1',
  title: '档案合并',
  short: '档案合并',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'effective_date',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·居民健康档案·使用',
  sections: [
    {
      id: 'merge',
      title: '档案合并',
      fields: {
        effective_date: date('生效日期', { required: true }),
        survivor: ref('保留的档案', 'resident', { required: true }),
        merged: ref('并入的档案', 'resident', { required: true }),
        undo: bool('撤销合并'),
        chosen: group('不一致的项以哪份为准', chosen),
        reason: text('原因', 500, { required: true, lines: 2 }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [twoRecords],
})
