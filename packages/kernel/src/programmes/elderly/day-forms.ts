import type { DayForm } from '../../campaign/day/station.ts'
import type { FormContext } from '../../form/context.ts'
import { adlForm } from './forms/adl.ts'
import { yearlyForm } from './forms/yearly.ts'
import { adlKeys } from './rules/adl.ts'
import { inTargetGroup } from './target.ts'

/** Forms of older people are filled by older people. */
export const askedOfElders = (context: FormContext): boolean => inTargetGroup(context.today, context) === true

const items = adlKeys.map((item) => `adl_${item}`)

/** 自理能力评估表 and 年度评估 on an examination day: asked where the questions are asked, guided by the last word. */
export const dayForms: readonly DayForm[] = [
  { form: adlForm, stations: { S11: items }, asked: askedOfElders, required: () => items },
  {
    form: yearlyForm,
    stations: {
      S11: ['cog_immediate', 'cog_delayed', 'mmse_total', 'emo_answer_sad', 'emo_answer_mood', 'gds_total'],
      S98: ['old_guidance'],
    },
    asked: askedOfElders,
    required: () => ['cog_immediate', 'cog_delayed'],
  },
]
