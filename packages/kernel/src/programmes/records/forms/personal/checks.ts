import { codesOf, dayOf, rowsOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { type Finding, finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { isEffective } from '../../../../record/record.ts'
import { ruled } from '../findings.ts'
import { ageOn, sexOf } from '../person.ts'

const contradiction = ['warn', 'contradiction'] as const

const ageOf = (values: Values, context: FormContext): number | null =>
  ageOn(values, context, dayOf(values, 'changed_on'))

/** 全自费 beside an insurance or 全公费. */
const payment: Check = (values) => {
  const chosen = codesOf(values, 'payment')
  return chosen.includes('7') && ['1', '2', '3', '6'].some((code) => chosen.includes(code))
    ? [
        ruled(
          'PAY_CONFLICT',
          ['block', 'contradiction'],
          'payment',
          '“全自费”不能与医保或“全公费”同时选，请去掉其中一方',
        ),
      ]
    : []
}

const contact: Check = (values) => {
  const found: Finding[] = []
  const [own, other] = [textOf(values, 'own_phone'), textOf(values, 'contact_phone')]
  if (values.contact_name && values.contact_name === values.name)
    found.push(ruled('CONTACT_SAME_NAME', contradiction, 'contact_name', '“联系人姓名”与本人相同，请填亲属或邻居'))
  if (own && own !== '无' && own.replaceAll('-', '') === other?.replaceAll('-', ''))
    found.push(
      ruled('CONTACT_SAME_PHONE', contradiction, 'contact_phone', '“联系人电话”与本人电话相同，请填他人的电话'),
    )
  return found
}

/** A known blood type does not change; one of the two entries is wrong. */
const bloodType: Check = (values, context) => {
  const before = context.history
    ?.filter((record) => record.form === 'rec_personal' && isEffective(record.status))
    .map((record) => textOf(record.fields, 'abo'))
    .findLast((abo) => abo !== null && abo !== '5')
  const now = textOf(values, 'abo')
  return before && now && now !== '5' && now !== before
    ? [ruled('ABO_CHANGED', contradiction, 'abo', '“血型”与以前登记的不同，请按化验单核对，确认请注明')]
    : []
}

/** Q-PI-05: below the marriageable age (22 for men, 20 for women); under 15 it is an error. */
const marriage: Check = (values, context) => {
  const age = ageOf(values, context)
  const limit = sexOf(values, context) === '2' ? 20 : 22
  if (age === null || age >= limit || !['2', '3', '4'].includes(textOf(values, 'marital') ?? '')) return []
  const severity = age < 15 ? 'block' : 'warn'
  return [ruled('Q-PI-05', [severity, 'contradiction'], 'marital', `${age} 岁与所填“婚姻状况”不符，请核对`)]
}

/** Q-PI-06: youngest age at which a level of schooling is plausible. */
const schoolAge: Readonly<Record<string, number>> = {
  '8': 6,
  '7': 11,
  '6': 14,
  '5': 14,
  '4': 14,
  '3': 16,
  '2': 16,
  '1': 20,
}

const schooling: Check = (values, context) => {
  const age = ageOf(values, context)
  const youngest = schoolAge[textOf(values, 'education') ?? '']
  return age !== null && youngest !== undefined && age < youngest
    ? [ruled('Q-PI-06', contradiction, 'education', `${age} 岁与所填“文化程度”不符，请核对`)]
    : []
}

/** Q-PI-07. */
const work: Check = (values, context) => {
  const [age, occupation] = [ageOf(values, context), textOf(values, 'occupation')]
  const wrong =
    age !== null && ((occupation !== null && occupation !== '8' && age < 16) || (occupation === '6' && age > 65))
  return wrong ? [ruled('Q-PI-07', contradiction, 'occupation', `${age} 岁与所填“职业”不符，请核对`)] : []
}

/** Codes that may stand twice, with different names. */
const NAMED = new Set(['6', '11', '12', '13'])

const diseaseRows: Check = (values) => {
  const rows = rowsOf(values, 'past_disease')
  const found: Finding[] = []
  if (rows.length > 1 && rows.some((row) => row.code === '1'))
    found.push(finding('EXCLUSIVE_OPTION', 'past_disease', '既往史选了“无”就不能再填其他疾病，请去掉其中一方'))
  for (const [at, row] of rows.entries()) {
    const code = textOf(row, 'code')
    const twin = rows.findIndex(
      (o) => o.code === code && (!NAMED.has(code ?? '') || (o.name ?? '') === (row.name ?? '')),
    )
    if (code && code !== '1' && twin < at)
      found.push(
        ruled(
          'PAST_DISEASE_TWICE',
          ['warn', 'duplicate'],
          `past_disease[${at}].code`,
          '同一疾病填了两次，请合并为一行',
        ),
      )
  }
  return found
}

/** Q-PI-11: diagnosed before the birth month or after today. */
const diagnosed: Check = (values, context) => {
  const birth = dayOf(values, 'birth_date') ?? context.birth_date
  return rowsOf(values, 'past_disease').flatMap((row, at) => {
    const month = textOf(row, 'diagnosed')
    const outside =
      month !== null &&
      ((birth && month < birth.slice(0, month.length)) ||
        (context.today && month > context.today.slice(0, month.length)))
    const key = `past_disease[${at}].diagnosed`
    return outside ? [ruled('Q-PI-11', ['block', 'timing'], key, `“确诊时间”${month} 早于出生或晚于今天，请核对`)] : []
  })
}

/** Q-PI-12. */
const mentalDisability: Check = (values) =>
  codesOf(values, 'disability').includes('7') && !rowsOf(values, 'past_disease').some((row) => row.code === '8')
    ? [ruled('Q-PI-12', ['info', 'contradiction'], 'disability', '填有精神残疾，既往史没有相应疾病，请核对')]
    : []

/** Q-PI-13. */
const children: Check = (values, context) => {
  const age = ageOf(values, context)
  const ill = codesOf(values, 'family_children').some((code) => code !== '1')
  return age !== null && age < 15 && ill
    ? [ruled('Q-PI-13', contradiction, 'family_children', `${age} 岁填有子女患病，请核对家族史的栏目`)]
    : []
}

/** Programmes whose enrolment must stand in 既往史 (Q-PI-08); those of classes D4 and D5 are judged where both are seen. */
const managed: readonly (readonly [group: string, code: string, label: string])[] = [
  ['htn', '2', '高血压'],
  ['dm', '3', '糖尿病'],
  ['copd', '5', '慢性阻塞性肺疾病'],
]

const enrolled: Check = (values, context) => {
  const rows = rowsOf(values, 'past_disease')
  if (rows.length === 0) return []
  return managed
    .filter(([group, code]) => context.groups?.includes(group) && !rows.some((row) => row.code === code))
    .map(([, , label]) =>
      ruled(
        'Q-PI-08',
        ['block', 'contradiction'],
        'past_disease',
        `正在管理${label}，既往史没有${label}，请补填确诊时间`,
      ),
    )
}

export const personalChecks: readonly Check[] = [
  payment,
  contact,
  bloodType,
  marriage,
  schooling,
  work,
  diseaseRows,
  diagnosed,
  mentalDisability,
  children,
  enrolled,
]
