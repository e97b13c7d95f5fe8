import { monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Visit } from '../course/visit.ts'
import { adherences, labelIn } from '../forms/options.ts'
import { classLabels } from '../rules/classify.ts'
import type { Told } from './told.ts'

const at = (visit: Visit) => ({ date: visit.date, record_id: visit.id })

/** C-VISITED: reached at least once in the year. */
export const visitedNode = ({ judgement }: Told): ClauseNode => {
  const last = judgement.reached.at(-1)
  return last
    ? { code: 'C-VISITED', state: 'met', text: `本年随访${judgement.reached.length}次`, ...at(last) }
    : { code: 'C-VISITED', state: 'unmet', text: '本年未随访', repair: 'smd_followup' }
}

/** C-VISIT-FACE: the patient was seen. */
export const faceNode = ({ judgement }: Told): ClauseNode => {
  const { reached } = judgement
  const face = reached.findLast((visit) => visit.face)
  if (face) return { code: 'C-VISIT-FACE', state: 'met', text: `${monthDay(face.date)}面访`, ...at(face) }
  const text = reached.length > 0 ? `本年${reached.length}次随访均未见到本人` : '本年没有面访'
  return { code: 'C-VISIT-FACE', state: 'unmet', text, repair: 'smd_followup' }
}

const adherenceOf = ({ date, adherence }: Visit): string => `${monthDay(date)}${labelIn(adherences, adherence)}`

/** C-MEDICATED: taking medicine by the last reached follow-up. */
export const medicatedNode = ({ judgement }: Told): ClauseNode => {
  const last = judgement.reached.at(-1)
  if (!last) return { code: 'C-MEDICATED', state: 'unmet', text: '本年未随访' }
  const taking = last.adherence === '1' || last.adherence === '2'
  return { code: 'C-MEDICATED', state: taking ? 'met' : 'unmet', text: `末次${adherenceOf(last)}`, ...at(last) }
}

/** C-REGULAR: every reached follow-up of the year says 规律. */
export const regularNode = ({ judgement }: Told): ClauseNode => {
  const { reached } = judgement
  const other = reached.findLast(({ adherence }) => adherence !== '1')
  if (other) return { code: 'C-REGULAR', state: 'unmet', text: adherenceOf(other), ...at(other) }
  const last = reached.at(-1)
  return last
    ? { code: 'C-REGULAR', state: 'met', text: '本年各次随访均规律服药', ...at(last) }
    : { code: 'C-REGULAR', state: 'unmet', text: '本年未随访' }
}

/** C-STABLE: by the class of the last reached follow-up. */
export const stableNode = ({ judgement }: Told): ClauseNode => {
  const last = judgement.reached.at(-1)
  if (!last) return { code: 'C-STABLE', state: 'none', text: '本年未随访，不计入' }
  const text = `末次${monthDay(last.date)}${classLabels[last.class ?? ''] ?? '未分类'}`
  return { code: 'C-STABLE', state: last.class === '3' ? 'met' : 'unmet', text, ...at(last) }
}

/** C-HARMFUL: 肇事 or 肇祸 told in the year. */
export const harmfulNode = ({ judgement }: Told): ClauseNode => {
  const told = judgement.reached.find(({ harmful }) => harmful)
  return told
    ? { code: 'C-HARMFUL', state: 'met', text: `${monthDay(told.date)}随访记有肇事或肇祸`, ...at(told) }
    : { code: 'C-HARMFUL', state: 'unmet', text: '本年没有肇事肇祸' }
}

/** C-FOUND: counts as lost. */
export const lossNode = ({ judgement }: Told): ClauseNode =>
  judgement.lostSince || judgement.closing?.reason === '3'
    ? { code: 'C-FOUND', state: 'met', text: '失访', ...(judgement.lostSince && { date: judgement.lostSince }) }
    : { code: 'C-FOUND', state: 'unmet', text: '未失访' }

/** C-HOME: neither in hospital nor in an institution nor in custody on the day. */
export const homeNode = ({ judgement }: Told): ClauseNode =>
  judgement.inHospital
    ? { code: 'C-HOME', state: 'none', text: '住院中，不计入居家患者' }
    : { code: 'C-HOME', state: 'met', text: '居家' }
