import type { Day } from '../../../day/day.ts'
import type { DueRow } from '../../../programme/rows.ts'
import { dueDays } from '../../shared/due-days.ts'
import { classLabels } from '../rules/classify.ts'

type Told = Pick<DueRow, 'kind' | 'due_by' | 'facts'>

const classWords = ({ facts }: Told): string => classLabels[String(facts.class ?? '')] ?? ''

/** Titles and reasons; the reader may be the village doctor the patient is assigned to: nothing of specialists or police. */
const words: Readonly<
  Record<string, readonly [title: string, reason: (since: string, by: string, due: Told) => string]>
> = {
  first_visit: ['首次面访', (since, by) => `${since}同意参加管理，应${by}前面访`],
  discharge_visit: ['出院后面访', (since, by) => `${since}出院，应${by}前面访`],
  followup: ['复诊随访', (since, by, due) => `上次${since}${classWords(due)}，应${by}前随访`],
  referral_14: ['转诊随访', (since, by) => `${since}已建议转诊，应${by}前随访转诊结果`],
  exam: ['年度体检', (_, by, { facts }) => `${facts.year}年度体检，征得同意后${by}前做完即可`],
  unlock: ['解锁救治', (since, by) => `${since}登记有关锁，应${by}前解锁救治`],
  ask_discharge: ['询问出院', (since, by) => `${since}起住院，${by}前询问是否出院`],
  emergency: ['应急处置', (since, _, { facts }) => `${since}危险性${facts.risk}级，当日处置并记录`],
  emergency_acute: ['应急处置', (since) => `${since}随访有应急情形，当日处置并记录`],
  emergency_followup: ['应急后随访', (since, by) => `${since}应急处置，应${by}前随访`],
  report_lost: ['失访报告', (since, by) => `${since}失访，应${by}前书面报告`],
  search: ['再次查找', (since, by) => `${since}失访，应${by}前再次查找`],
  report_refusal: ['未同意管理报告', (since, by) => `${since}不同意参加管理，应${by}前报告`],
  invite: ['再次邀请', (since, by) => `${since}不同意参加管理，应${by}前再次邀请`],
  report_unseen: [
    '面访或未面访报告',
    (since, by, { facts }) => `至${since}已超过${facts.months ?? 6}个月未面访，应${by}前面访或报告`,
  ],
  report_leaving: ['离开辖区报告', (since) => `${since}离开辖区，当日报告`],
  close: ['登记终止', (since, by) => `${since}死亡，应${by}前登记终止管理`],
  transfer: ['转出交接', (since, by) => `${since}迁出，接收机构应${by}前接管`],
}

/** Title and reason of a task: what, then the fact and the day. */
export const dueText = (due: Told, on?: Day): { readonly title: string; readonly reason: string } => {
  const { since, by } = dueDays(due, on)
  const [title, reason] = words[due.kind] ?? words.followup
  return { title, reason: reason(since, by, due) }
}
