import { dayOf, textOf } from '../../../form/answers.ts'
import { codes, date, one, ref, text, ym } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { ageOn } from '../../records/forms/person.ts'

/** 建卡日期、确诊日期、确诊机构 of an enrolment card. */
export const cardDates = {
  enrol_date: date('建卡/纳入日期', { required: true, synonyms: ['建卡日期', '纳入日期', '管理日期'] }),
  diagnosis_date: ym('确诊日期', { required: true, orDay: true, synonyms: ['确诊时间'] }),
  diagnosis_org: text('确诊机构', 100, { required: true }),
}

/** 患者来源; `first` words the way of finding that is the programme's own. */
export const caseSource = (first: string) => ({
  source_of_case: one(
    '患者来源',
    codes(`1 ${first}`, '2 健康体检', '3 门诊/住院转入', '4 社区筛查', '5 外地迁入', '6 其他'),
    { required: true, details: { '6': 'source_other' } },
  ),
  source_other: text('其他来源', 100),
})

export const consentFields = {
  family_doctor_contract: one('家庭医生签约', codes('1 是', '2 否')),
  consent_informed: one('服务告知', codes('1 已告知并同意', '2 拒绝'), {
    required: true,
    hint: '拒绝的不纳入管理，12个月后再邀请',
  }),
  provider_id: ref('建卡医生', 'staff'),
}

/** The diagnosis comes before the card. */
export const cardOrder: Check = (values) => {
  const [enrolled, diagnosed] = [dayOf(values, 'enrol_date'), textOf(values, 'diagnosis_date')]
  return enrolled && diagnosed && diagnosed > enrolled.slice(0, diagnosed.length)
    ? [finding('DATE_ORDER', 'diagnosis_date', `“确诊日期”${diagnosed} 晚于“建卡日期”${enrolled}，请核对`)]
    : []
}

/** Below the age of the national programme: managed locally, outside the indicator. */
export const cardAge =
  (from: number): Check =>
  (values, context) => {
    const age = ageOn(values, context, dayOf(values, 'enrol_date'))
    return age !== null && age < from
      ? [
          finding(
            'UNUSUAL_VALUE',
            'enrol_date',
            `纳入时 ${age} 岁，不满 ${from} 岁：可以管理，不计入国家指标，确认请注明`,
            { category: 'contradiction', rule: 'enrol_age_check' },
          ),
        ]
      : []
  }

/** A second card while enrolled opens nothing: the first one is to be corrected. */
export const cardTwice =
  (form: string): Check =>
  (values, { close_date, history }) => {
    const on = dayOf(values, 'enrol_date')
    const card = history?.findLast(
      (record) =>
        record.form === form &&
        isEffective(record.status) &&
        record.fields.consent_informed !== '2' &&
        !record.open_block,
    )
    if (!on || !card || card.service_date >= on || (close_date && close_date >= card.service_date && close_date <= on))
      return []
    return [
      finding(
        'DUPLICATE_FORM',
        'enrol_date',
        `${card.service_date} 已建卡，仍在管，不用再建；有变化请更正原来的卡，确认请注明`,
      ),
    ]
  }
