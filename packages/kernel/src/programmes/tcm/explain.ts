import { type Day, yearEnd, yearOf } from '../../day/day.ts'
import { monthDay } from '../../day/words.ts'
import type { Life } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { exclusionNode } from '../elderly/explain.ts'
import { constitutionNames } from './constitution/types.ts'
import { judge, type Service } from './course.ts'

const recordOf = ({ date, record }: Service) => ({ date, record_id: record.record_id })

const identifiedNode = (service: Service | null, on: Day): ClauseNode => {
  const code = 'C-TCM33'
  const open = { code, state: 'unmet', due_by: yearEnd(yearOf(on)), repair: 'tcm_elder' } as const
  if (!service) return { ...open, text: '本年度未做体质辨识', detail: '12月31日前应完成' }
  if (!service.judged) return { ...open, ...recordOf(service), text: '体质辨识33问未答全' }
  if (service.main === null)
    return {
      ...open,
      ...recordOf(service),
      text: service.judged.tied.length > 0 ? '得分并列，未选定主要体质' : '九种体质都为否，须重新采集',
    }
  const detail = `${monthDay(service.date)} ${constitutionNames[service.main]}`
  return { code, state: 'met', text: '体质辨识', detail, ...recordOf(service) }
}

const guidedNode = (service: Service): ClauseNode => ({
  code: 'C-TCM-GUIDE',
  state: service.guided ? 'met' : 'unmet',
  text: service.guided ? '中医药保健指导已填写' : '未填写中医药保健指导',
  ...recordOf(service),
  ...(!service.guided && { repair: 'tcm_elder' }),
})

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain = (subject: Subject, life: Life, indicator: string, on: Day): ClauseNode => {
  const excluded = exclusionNode(subject, life, on)
  const { service, identified, received } = judge(subject, on)
  const children = [
    ...(excluded ? [excluded] : []),
    identifiedNode(service, on),
    ...(service && identified ? [guidedNode(service)] : []),
  ]
  const state = excluded ? 'none' : received ? 'met' : 'unmet'
  return { code: indicator, state, text: state === 'met' ? '达到' : state === 'unmet' ? '未达到' : '不计入', children }
}
