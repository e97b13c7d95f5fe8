import { monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Told } from './told.ts'

/** C-CONTROL-HIGH, C-CONTROL-NONE: the last face-to-face follow-up of the year against the target of its day. */
export const controlNode = ({ spec, judgement }: Told): ClauseNode => {
  const { measurement, reading: worded, standard, controlCode: code = 'C-CONTROL-HIGH' } = spec.words
  const { control, lostSince } = judgement
  const { last } = control
  if (!last || !control.measured)
    return {
      code: 'C-CONTROL-NONE',
      state: 'unmet',
      text: `本期无随访${measurement}，按未达标计`,
      ...(last && { detail: `${monthDay(last.date)}随访没有${measurement}`, date: last.date, record_id: last.id }),
      repair: spec.visitForm,
    }
  const record = { date: last.date, record_id: last.id }
  const reading = `末次${monthDay(last.date)}${worded(last)}`
  if (!control.low) return { code, state: 'unmet', text: `${reading}，未达标（${standard(last)}）`, ...record }
  return control.reached
    ? { code, state: 'met', text: `${reading}，达标（${standard(last)}）`, ...record }
    : {
        code: 'C-LOST',
        state: 'unmet',
        text: lostSince ? `已失访（${monthDay(lostSince)}），按未达标计` : '末次随访后记录为失访，按未达标计',
        detail: reading,
        ...record,
      }
}
