import { monthDay } from '../../day/words.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import { commonTrees } from '../chronic/explain/explain.ts'
import type { Told } from '../chronic/explain/told.ts'
import type { Tree } from '../chronic/spec.ts'
import { HBA1C_TARGET, hba1cInYear } from './labs.ts'

const testNode = ({ subject, judgement }: Told): ClauseNode => {
  const last = hba1cInYear(subject, judgement.on)
  return last
    ? {
        code: 'C-HBA1C',
        state: 'met',
        text: '本年查过糖化血红蛋白',
        detail: `${monthDay(last.tested)} ${last.value}%`,
        date: last.tested,
        record_id: last.record_id,
      }
    : { code: 'C-HBA1C', state: 'unmet', text: '本年没有糖化血红蛋白', repair: 'dm_followup' }
}

const targetNode = ({ subject, judgement }: Told): ClauseNode[] => {
  const last = hba1cInYear(subject, judgement.on)
  if (!last) return []
  const met = last.value < HBA1C_TARGET
  return [
    {
      code: 'C-HBA1C-HIGH',
      state: met ? 'met' : 'unmet',
      text: `末次${monthDay(last.tested)}糖化血红蛋白${last.value}%，${met ? '达标' : '未达标'}（标准<${HBA1C_TARGET}.0%）`,
      date: last.tested,
      record_id: last.record_id,
    },
  ]
}

/** Trees of the figures of diabetes; the one of candidates is told by the programme, outside every enrolment. */
export const trees: Readonly<Record<string, Tree>> = {
  ...commonTrees('DM'),
  'DM-I4': { nodes: (told) => [testNode(told)] },
  'DM-I5': { nodes: (told) => [testNode(told), ...targetNode(told)] },
}
