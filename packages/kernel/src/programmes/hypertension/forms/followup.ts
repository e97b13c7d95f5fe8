import { numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { defineForm, type ResultItem } from '../../../form/form.ts'
import { type Classification, classLabels } from '../rules/classify.ts'
import { habits, lostReasons, medication, nextStep } from './advice.ts'
import { followupChecks } from './checks.ts'
import { contact, signs, symptoms } from './contact.ts'
import { atTheResident, judgedNow, ruledNext, seen } from './judged.ts'

const steps: Readonly<Record<string, string>> = {
  '1': '常规随访',
  '2': '2周内复查',
  '3': '转诊随访',
  '4': '紧急转诊',
}

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const judgedItems = ({ class: code, measure, emergency }: Classification): readonly ResultItem[] => [
  { label: '本次分类', value: classLabels[code], tone: emergency ? 'over' : code === '1' ? 'met' : 'due' },
  { label: '下一步', value: steps[measure], tone: emergency ? 'over' : 'plain' },
]

const result = (values: Values, context: FormContext): readonly ResultItem[] => {
  const judged = judgedNow(values, context)
  const next = ruledNext(values, context)
  return [
    ...(judged ? judgedItems(judged) : []),
    ...(next ? [{ label: '下次随访', value: `${monthDay(next)}前` }] : []),
  ]
}

const notReached: Readonly<Record<string, string>> = { '2': '失访', '3': '拒访', '4': '死亡' }

const summary = (values: Values): string => {
  const outcome = notReached[textOf(values, 'contact_outcome') ?? '']
  if (outcome) {
    const why = lostReasons.find(({ code }) => code === values.lost_reason)?.label
    return why && values.contact_outcome === '2' ? `${outcome}：${why}` : outcome
  }
  const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
  return [
    sbp === null || dbp === null ? '' : `${sbp}/${dbp} mmHg`,
    classLabels[textOf(values, 'classification') ?? ''] ?? '',
    values.method === '3' ? '电话' : '',
  ]
    .filter(Boolean)
    .join('，')
}

/** 高血压患者随访服务记录表 (规范第三版·高血压·附件). */
export const followup = defineForm({
  id: 'htn_followup',
  edition: 'GW2017',
  title: '高血压患者随访服务记录表',
  short: '高血压随访',
  programme: 'htn',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '规范第三版·高血压·高血压患者随访服务记录表',
  faceToFace: (values) => seen(values) && atTheResident(values),
  sections: [
    { id: 'contact', title: '随访', fields: contact },
    { id: 'symptoms', title: '症状', normalLabel: '无症状、无危急', fields: symptoms },
    {
      id: 'signs',
      title: '体征',
      fields: signs,
      pairs: [
        ['sbp', 'dbp'],
        ['weight', 'weight_target'],
        ['bmi', 'bmi_target'],
      ],
    },
    {
      id: 'habits',
      title: '生活方式',
      normalLabel: '心理、遵医良好',
      fields: habits,
      pairs: [
        ['smoke_now', 'smoke_target'],
        ['drink_now', 'drink_target'],
        ['exercise_freq_now', 'exercise_freq_target'],
        ['exercise_min_now', 'exercise_min_target'],
        ['salt_now', 'salt_target'],
      ],
    },
    { id: 'medication', title: '用药', normalLabel: '无不良反应、无并发症', fields: medication },
    { id: 'next', title: '转诊与下次', fields: nextStep },
  ],
  checks: followupChecks,
  result,
  summary,
})
