import { addMonths, type Day } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { completenessOn, isStandardised } from './file.ts'
import { lastUse, SLEEPING_YEARS, usedInCalendarYear, usedWithinYear, usesOf } from './use.ts'

type Node = Omit<ClauseNode, 'state'>

const node = (met: boolean, rest: Node): ClauseNode => ({ state: met ? 'met' : 'unmet', ...rest })

const residences: Readonly<Record<string, string>> = {
  permanent: '常住居民',
  temporary: '居住不满半年',
  absent: '外出满6个月',
  moved_out: '已迁出',
  deceased: '已死亡',
}
const states: Readonly<Record<string, string>> = {
  draft: '未完成建档',
  active: '在档',
  closed_deceased: '死亡终止',
  closed_moved_out: '迁出终止',
  closed_lost: '失访终止',
  void_duplicate: '重复作废',
}

const shown = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const stateNode = (life: Life, on: Day): ClauseNode => {
  const state = life.recordStateAt(on)
  return node(state === 'active', { code: 'C-ACTIVE', text: `档案${states[state]}` })
}
const residenceNode = (life: Life, on: Day): ClauseNode => {
  const residence = life.residenceAt(on)
  return node(residence === 'permanent', { code: 'C-RESIDENT', text: residences[residence] })
}
const openedNode = (life: Life, on: Day): ClauseNode => {
  const met = life.openedOn !== null && life.openedOn <= on
  return node(met, {
    code: 'C-OPEN',
    text: met ? '已建档' : '未建档：封面和个人基本信息表未都提交',
    ...(met && life.openedOn && { detail: `${shown(life.openedOn)}建档`, date: life.openedOn }),
    ...(!met && { repair: 'rec_cover' }),
  })
}
const electronicNode = ({ person }: Subject): ClauseNode =>
  node(!person.paper_only, { code: 'C-STD-ELECTRONIC', text: person.paper_only ? '只有纸质档案' : '电子档案' })

const formNode = (code: string, label: string, form: string, record: RecordFact | null): ClauseNode =>
  node(record !== null, {
    code,
    text: record ? `${label}已填全` : `${label}缺：全部`,
    ...(record && {
      detail: `${shown(record.service_date)}提交`,
      date: record.service_date,
      record_id: record.record_id,
    }),
    ...(!record && { repair: form }),
  })

const standardTree = (subject: Subject, life: Life, on: Day): readonly ClauseNode[] => {
  const { cover, basic, isChild, noBlock } = completenessOn(subject, on)
  return [
    stateNode(life, on),
    residenceNode(life, on),
    electronicNode(subject),
    formNode('C-STD-COVER', '封面', 'rec_cover', cover),
    isChild
      ? formNode('C-STD-INFO', '儿童基本信息页', 'child_basic_info', basic)
      : formNode('C-STD-INFO', '个人基本信息表', 'rec_personal', basic),
    node(noBlock, {
      code: 'C-STD-BLOCK',
      text: noBlock ? '没有未处理的严重问题' : '封面或基本信息有未处理的严重问题',
    }),
  ]
}

const useNode = (subject: Subject, on: Day, calendarYear: boolean): ClauseNode => {
  const use = lastUse(usesOf(subject), on)
  const met = use !== null && (calendarYear ? usedInCalendarYear(use, on) : usedWithinYear(use, on))
  return node(met, {
    code: 'C-DYN',
    text: met ? '一年内有服务记录' : '一年内没有服务记录',
    ...(use && { detail: `最近一次 ${shown(use.service_date)}`, date: use.service_date, record_id: use.record_id }),
  })
}

const sleepingNode = (subject: Subject, life: Life, on: Day): ClauseNode => {
  const since = lastUse(usesOf(subject), on)?.service_date ?? life.openedOn
  const sleeping = since !== null && addMonths(since, SLEEPING_YEARS * 12) <= on
  return node(!sleeping, {
    code: 'C-AWAKE',
    text: sleeping ? `三年没有服务记录${since ? `，最近 ${shown(since)}` : ''}` : '三年内有服务记录',
  })
}

const childrenOf = (subject: Subject, life: Life, indicator: string, on: Day): readonly ClauseNode[] => {
  switch (indicator) {
    case 'REC-01':
      return [openedNode(life, on), stateNode(life, on), residenceNode(life, on)]
    case 'REC-02':
      return [openedNode(life, on), stateNode(life, on), residenceNode(life, on), electronicNode(subject)]
    case 'REC-03':
    case 'REC-05':
      return standardTree(subject, life, on)
    case 'REC-04':
      return [stateNode(life, on), useNode(subject, on, false)]
    case 'REC-06':
      return [
        stateNode(life, on),
        node(subject.person.valid_id === true, {
          code: 'C-ID',
          text: subject.person.valid_id ? '有有效的公民身份号码' : '没有有效的公民身份号码',
        }),
      ]
    case 'REC-07': {
      const since = subject.person.opened_to_resident_on
      const met = !!since && since <= on
      return [
        stateNode(life, on),
        electronicNode(subject),
        node(met, { code: 'C-OPENED', text: met ? `${shown(since)}向本人开放` : '未向本人开放' }),
      ]
    }
    case 'REC-10':
      return [stateNode(life, on), sleepingNode(subject, life, on)]
    default:
      return [openedNode(life, on), stateNode(life, on)]
  }
}

/** The tree of clauses of a record indicator for one person on a day. */
export const explain = (subject: Subject, life: Life, indicator: string, on: Day): ClauseNode => {
  const children = childrenOf(subject, life, indicator, on)
  const met =
    indicator === 'REC-03' || indicator === 'REC-05'
      ? isStandardised(subject, life, on)
      : children.every(({ state }) => state === 'met')
  return { code: indicator, state: met ? 'met' : 'unmet', text: met ? '达到' : '未达到', children }
}
