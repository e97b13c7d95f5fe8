import { monthDay } from '../../../../day/words.ts'
import { dayOf, numberOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { defineForm, type ResultItem } from '../../../../form/form.ts'
import { classLabels } from '../../rules/classify.ts'
import { seesPatient } from '../../rules/count.ts'
import { adherences, labelIn, lostReasons } from '../options.ts'
import { followupChecks } from './checks.ts'
import { between, condition } from './condition.ts'
import { contact } from './contact.ts'
import { acuteOf, judgedNow, reached, recordedClass, ruledNext } from './judged.ts'
import { paper } from './paper.ts'
import { care, course, outcome } from './treatment.ts'

const result = (values: Values, context: FormContext): readonly ResultItem[] => {
  const judged = judgedNow(values, context)
  const next = ruledNext(values, context)
  const urgent = (numberOf(values, 'risk') ?? 0) >= 3 || acuteOf(values) !== null
  return [
    ...(judged
      ? [
          {
            label: '本次分类',
            value: classLabels[judged.class],
            tone: judged.class === '1' ? ('over' as const) : judged.class === '3' ? ('met' as const) : ('due' as const),
          },
        ]
      : []),
    ...(judged?.refer ? [{ label: '下一步', value: '立即转诊', tone: 'over' as const }] : []),
    ...(urgent ? [{ label: '应急', value: '填应急处置记录', tone: 'over' as const }] : []),
    ...(next ? [{ label: '下次随访', value: `${monthDay(next)}前` }] : []),
  ]
}

const summary = (values: Values): string => {
  const why = labelIn(lostReasons, values.lost_reason)
  if (why) return `失访：${why}`
  if (dayOf(values, 'death_date')) return '死亡'
  const risk = numberOf(values, 'risk')
  return [
    classLabels[recordedClass(values) ?? ''] ?? '',
    risk === null ? '' : `危险性${risk}级`,
    values.adherence === '1' ? '' : labelIn(adherences, values.adherence),
    values.method === '3' ? '电话' : '',
    values.inpatient === '1' ? '住院中' : '',
  ]
    .filter(Boolean)
    .join('，')
}

/** 严重精神障碍患者随访服务记录表 (规范第三版, with the additions of the 2018 working norm). */
export const followup = defineForm({
  id: 'smd_followup',
  edition: 'GW2017',
  title: '严重精神障碍患者随访服务记录表',
  short: '严重精神障碍随访',
  programme: 'smd',
  subject: 'resident',
  dataClass: 'D4',
  assigned: true,
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '规范第三版·严重精神障碍·严重精神障碍患者随访服务记录表',
  faceToFace: (values) => reached(values, {}) && seesPatient(metOf(values)) && values.inpatient !== '1',
  sections: [
    { id: 'contact', title: '随访', fields: contact },
    { id: 'condition', title: '危险性、症状、功能', normalLabel: '各项良好', fields: condition },
    { id: 'between', title: '两次随访之间', normalLabel: '无关锁、未住院', fields: between },
    { id: 'course', title: '检查与用药依从性', fields: course },
    { id: 'care', title: '转诊、用药、康复', fields: care },
    { id: 'outcome', title: '分类与下次', fields: outcome },
  ],
  checks: followupChecks,
  paper,
  result,
  summary,
})

const metOf = (values: Values) => ({
  method: typeof values.method === 'string' ? values.method : '',
  informant: Array.isArray(values.informant) ? values.informant.filter((one) => typeof one === 'string') : [],
})
