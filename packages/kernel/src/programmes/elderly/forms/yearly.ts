import { completedYears } from '../../../day/day.ts'
import { codesOf, isFilled, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, int, many, one, ref, score, text, type Values, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { recordNo8 } from '../../records/forms/person.ts'
import { isCritical } from '../course/critical.ts'
import { bandIn } from '../rules/adl.ts'
import { classNames, type OldClass, oldClass } from '../rules/class.ts'
import { cognitionOf, emotionOf } from '../rules/screens.ts'
import { dayOfForm, nearestInYear } from './around.ts'
import { yearlyChecks } from './yearly-checks.ts'

const screenResults = codes('1 粗筛阴性', '2 粗筛阳性')
const recalled = codes('0 0个', '1 1个', '2 2个', '3 3个')

/** Who has only the result on paper need not say how many things were repeated. */
const counted =
  (result: string): When =>
  (values, context) =>
    !(context.imported && isFilled(values[result]))

const cognitionIn = (values: Values) => cognitionOf(numberOf(values, 'cog_immediate'), numberOf(values, 'cog_delayed'))
const emotionIn = (values: Values) => emotionOf(textOf(values, 'emo_answer_sad'), textOf(values, 'emo_answer_mood'))

const cognition = {
  cog_immediate: score('立即复述正确个数', recalled, {
    required: counted('elder_cognition'),
    hint: '说出三样东西（如铅笔、卡车、书），请老人立即复述',
  }),
  cog_delayed: score('1分钟后回忆正确个数', recalled, { required: counted('elder_cognition') }),
  elder_cognition: one('认知功能粗筛结果', screenResults, {
    computed: cognitionIn,
    mismatch: 'CROSS_FIELD',
  }),
  mmse_total: int('简易智力状态检查总分', {
    unit: '分',
    hard: [0, 30],
    concept: 'mmse_total',
    when: (values) => values.elder_cognition !== '1',
    hint: '常用界值：文盲≤17、小学≤20、初中及以上≤24分提示认知受损，只作参考',
  }),
}

const emotion = {
  emo_answer_sad: one('你经常感到伤心或抑郁吗', codes('1 否', '2 是')),
  emo_answer_mood: one('你的情绪怎么样', codes('1 好', '2 我想不是十分好')),
  elder_emotion: one('情感状态粗筛结果', screenResults, {
    computed: emotionIn,
    mismatch: 'CROSS_FIELD',
  }),
  gds_total: int('老年人抑郁评分总分', {
    unit: '分',
    hard: [0, 30],
    concept: 'gds_total',
    when: (values) => values.elder_emotion !== '1',
    hint: '30项：0～10正常、11～20轻度、21～30中重度；15项：≥5提示抑郁。只作参考',
  }),
}

const CHRONIC = ['htn', 'dm', 'copd']

/** The class from this form, the self-care form and the check-up of the year, and the disease programmes. */
const classOf = (values: Values, context: FormContext): OldClass | null => {
  const on = dayOfForm(values, 'exam_date', context)
  if (!on || !isFilled(values.elder_cognition)) return null
  const record = nearestInYear(context, 'checkup', on)
  const exam = record?.fields ?? {}
  return oldClass({
    age: context.birth_date ? completedYears(context.birth_date, on) : (context.age ?? null),
    adl_band: bandIn(nearestInYear(context, 'old_adl', on)?.fields ?? {}),
    cognition: textOf(values, 'elder_cognition'),
    emotion: textOf(values, 'elder_emotion'),
    chronic: CHRONIC.filter((programme) => context.groups?.includes(programme)),
    assessment: textOf(exam, 'assessment'),
    guidance: codesOf(exam, 'guidance'),
    critical_open:
      record !== null && isCritical(record, { sex: context.sex ?? '0', birth_date: context.birth_date ?? null }),
  })
}

const classes = (['1', '2', '3', '4'] as const).map((code) => ({ code, label: classNames[code] }))

const outcome = {
  old_guidance: many(
    '健康指导',
    codes(
      '1 生活方式',
      '2 疫苗接种',
      '3 骨质疏松预防',
      '4 防跌倒',
      '5 意外伤害预防和自救',
      '6 认知和情感',
      '7 慢病管理',
      '8 其他',
    ),
    { required: true, details: { '8': 'old_guidance_other' } },
  ),
  old_guidance_other: text('其他指导', 200),
  old_class: one('分类', classes, { computed: classOf }),
}

/** Counts of the screens, guidance and class that go with one yearly check-up; no national sheet. */
export const yearlyForm = defineForm({
  id: 'old_yearly',
  edition: 'W1',
  title: '老年人年度评估与指导',
  short: '年度评估',
  programme: 'old',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'exam_date',
  byKey: 'responsible_doctor',
  source: '规范第三版·老年人健康管理·服务内容；健康体检表·填表说明（认知功能、情感状态）',
  sections: [
    {
      id: 'head',
      title: '年度评估',
      fields: {
        name: text('姓名', 50, { computed: (_, context) => context.name }),
        record_no8: recordNo8,
        exam_date: date('体检日期', { required: true, hint: '与体检表相同；以后补做的填补做那天' }),
        responsible_doctor: ref('责任医生', 'staff', { required: true, concept: 'responsible_doctor' }),
      },
    },
    { id: 'cognition', title: '认知功能粗筛', fields: cognition },
    { id: 'emotion', title: '情感状态粗筛', fields: emotion },
    { id: 'outcome', title: '指导与分类', fields: outcome },
  ],
  checks: yearlyChecks,
  facts: {
    elder_cognition: { from: ['cog_immediate', 'cog_delayed'], value: cognitionIn },
    elder_emotion: { from: ['emo_answer_sad', 'emo_answer_mood'], value: emotionIn },
  },
  result: (values) => {
    const screen = (key: string, label: string) =>
      isFilled(values[key])
        ? [
            {
              label,
              value: values[key] === '2' ? '粗筛阳性' : '粗筛阴性',
              tone: values[key] === '2' ? ('due' as const) : ('met' as const),
            },
          ]
        : []
    const found = classes.find(({ code }) => code === values.old_class)
    return [
      ...screen('elder_cognition', '认知功能'),
      ...screen('elder_emotion', '情感状态'),
      ...(found
        ? [{ label: '分类', value: found.label, tone: found.code === '1' ? ('met' as const) : ('due' as const) }]
        : []),
    ]
  },
  summary: (values) => {
    const positive = [
      ...(values.elder_cognition === '2' ? ['认知粗筛阳性'] : []),
      ...(values.elder_emotion === '2' ? ['情感粗筛阳性'] : []),
    ]
    const found = classes.find(({ code }) => code === values.old_class)
    return [found?.label ?? '', ...positive].filter((word) => word !== '').join('，')
  },
})
