import { codes, one, type Values, type When } from '../../../form/field.ts'
import type { ResultItem } from '../../../form/form.ts'

/** 健康教育及培训 of the first visit, in form order. */
const education = {
  edu_card: '服药记录卡的填写',
  edu_take: '服药方法及药品存放',
  edu_course: '肺结核治疗疗程',
  edu_harm: '不规律服药危害',
  edu_adr: '服药后不良反应及处理',
  edu_sputum: '治疗期间复诊查痰',
  edu_travel: '外出期间如何坚持服药',
  edu_life: '生活习惯及注意事项',
  edu_contact: '密切接触者检查',
} as const

const mastered = codes('1 掌握', '2 未掌握')

export const educationFields = (when: When) =>
  Object.fromEntries(
    Object.entries(education).map(([key, label]) => [key, one(label, mastered, { required: true, when, normal: '1' })]),
  )

/** What was not mastered at the first visit is taught again at the next one. */
export const toRepeat = (firstVisit: Values, label: string): readonly ResultItem[] => {
  const open = Object.entries(education).flatMap(([key, topic]) => (firstVisit[key] === '2' ? [topic] : []))
  return open.length === 0 ? [] : [{ label, value: open.join('、'), tone: 'due' }]
}
