import { dayOf, isFilled, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Judged } from '../judged.ts'
import { asked, seen } from './contact.ts'
import type { Judging } from './judging.ts'
import { classLabels, noYes } from './options.ts'

const refers: When = (values) => seen(values) && values.referral === '2'

/** 是否转诊 with reason, place and result. */
export const referralFields = {
  referral: one('是否转诊', noYes, asked),
  referral_reason: text('转诊原因', 200, { required: true, when: refers }),
  referral_org_dept: text('转诊机构及科别', 100, { required: true, when: refers, synonyms: ['机构及科别'] }),
  referral_contact: text('联系人及电话', 100, { when: refers, dataClass: 'D2' }),
  referral_result: one('转诊结果', codes('1 到位', '2 不到位'), { when: seen, hint: '转诊后随访时填写' }),
  referral_result_date: date('转诊结果日期', { when: (values) => textOf(values, 'referral_result') !== null }),
}

/** 下次随访日期: by rule, editable; not asked of the dead. */
export const nextDateField = (next: (values: Values, context: FormContext) => string | null, source: string) => ({
  next_date: date('下次随访日期', {
    required: ({ contact_outcome }) => contact_outcome !== '4',
    when: ({ contact_outcome }) => contact_outcome !== '4',
    future: true,
    computed: next,
    editable: true,
    source,
  }),
})

export const signatures = {
  provider_signature: text('随访医生签名', 50, { concept: 'provider_signature' }),
  resident_signature: text('居民签名', 50, { concept: 'resident_signature' }),
  provider_id: ref('随访医生', 'staff'),
}

/** The typed next date against the visit and against the day by rule. */
export const nextDateCheck =
  (ruled: (values: Values, context: FormContext) => string | null): Check =>
  (values, context) => {
    const [on, next] = [dayOf(values, 'service_date'), dayOf(values, 'next_date')]
    if (!on || !next) return []
    if (next <= on) return [finding('DATE_ORDER', 'next_date', `“下次随访日期”${next} 应晚于随访日期 ${on}`)]
    const due = ruled(values, context)
    return due && next > due
      ? [finding('NEXT_LATER_THAN_RULE', 'next_date', `“下次随访日期”${next} 晚于规定的 ${due}，确认请注明`)]
      : []
  }

/** The typed class against the computed one. */
export const classCheck =
  ({ now }: Judging, labels: Readonly<Record<string, string>> = classLabels): Check =>
  (values, context) => {
    const judged = now(values, context)
    const typed = values.classification
    return judged?.class && isFilled(typed) && typed !== judged.class
      ? [
          finding(
            'CLASS_MISMATCH',
            'classification',
            `按规范应为“${labels[judged.class]}”，现填“${labels[String(typed)]}”，确认请注明`,
          ),
        ]
      : []
  }

/**
 * No referral where the rule asks for one. `again` words what failed twice in a row, from the follow-up before; null:
 * it was a drug reaction.
 */
export const referralCheck =
  ({ now, previous }: Judging, again: (judged: Judged, values: Values, before: RecordFact) => string | null): Check =>
  (values, context) => {
    const [judged, on] = [now(values, context), dayOf(values, 'service_date')]
    if (!judged?.refer || !on || values.referral !== '1') return []
    const before = previous(context, on)
    const reason = judged.emergency
      ? '有危急情况，应紧急转诊'
      : judged.class === '4'
        ? '新发或加重的并发症，应转诊'
        : ((before && again(judged, values, before.record)) ?? '药物不良反应持续，按规范应转诊')
    return [finding('REFERRAL_NOT_GIVEN', 'referral', `${reason}；确不转诊，请写明原因`)]
  }
