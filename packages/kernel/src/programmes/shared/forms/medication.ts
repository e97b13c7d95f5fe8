import { rowsOf } from '../../../form/answers.ts'
import { type Common, codes, one, rows, text } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import type { DrugGroup } from '../../../medication/drug.ts'
import { asked, notSeen, seen, typedHere } from './contact.ts'
import type { Judging } from './judging.ts'
import { classes, drugLine, noneSome } from './options.ts'

export const lab = {
  lab: text('辅助检查', 500, { when: seen, lines: 2, hint: '上次随访以来各机构的检查结果' }),
}

export const adherence = {
  adherence: one('服药依从性', codes('1 规律', '2 间断', '3 不服药'), { ...asked, concept: 'adherence' }),
}

export const adverse = {
  adr: one('药物不良反应', noneSome, { ...asked, normal: '1', details: { '2': 'adr_text' } }),
  adr_text: text('不良反应说明', 200, { hint: '药物和反应' }),
}

/** 并发症情况 (product): decides class 4. */
export const complication = {
  complication: one('并发症情况', codes('0 无', '1 原有且稳定', '2 新发', '3 原有加重'), {
    required: typedHere,
    when: seen,
    normal: '0',
    details: { '1': 'complication_text', '2': 'complication_text', '3': 'complication_text' },
  }),
  complication_text: text('并发症说明', 200),
}

/** 此次随访分类, computed and editable; `required` says when the measurement for it is there. */
export const classification = (
  judging: Judging,
  { required, source, label = '此次随访分类' }: Pick<Common, 'required' | 'source'> & { readonly label?: string },
) => ({
  classification: one(label, classes, {
    required,
    when: seen,
    computed: (values, context) => judging.now(values, context)?.class,
    editable: true,
    synonyms: ['随访分类', '本次随访分类'],
    source,
  }),
})

/** 用药情况 of a programme, for drugs of these groups; others stand here where no other list of the visit is for them. */
export const drugsOf = (...takes: readonly DrugGroup[]) => ({
  drugs: rows('用药情况', 6, drugLine, { when: seen, concept: 'drugs', takes, rowLabel: '药物' }),
})

/** 下一步管理措施 and 用药调整意见 (regional extension). */
export const measures = (judging: Judging) => ({
  next_measure: one(
    '下一步管理措施',
    codes('1 常规随访', '2 第1次控制不满意2周随访', '3 两次控制不满意转诊随访', '4 紧急转诊'),
    { when: seen, computed: (values, context) => judging.now(values, context)?.measure, editable: true },
  ),
  drug_adjustment: rows('用药调整意见', 6, drugLine, { when: seen, rowLabel: '药物' }),
})

/** Taking medicine, and none is listed (of any of the lists). */
export const drugsCheck: Check = (values) =>
  !notSeen(values) &&
  (values.adherence === '1' || values.adherence === '2') &&
  rowsOf(values, 'drugs').length + rowsOf(values, 'insulin').length === 0
    ? [finding('CROSS_FIELD', 'drugs', '服药依从性填了服药，用药情况没有药物，请补填或注明', { severity: 'warn' })]
    : []
