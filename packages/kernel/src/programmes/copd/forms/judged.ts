import { judgingOf } from '../../shared/forms/judging.ts'
import { judge } from '../judge.ts'
import { copdSettings } from '../rules/settings.ts'

export const judging = judgingOf(
  'copd_followup',
  judge,
  () => true,
  (settings) => copdSettings(settings).monthsApart,
)
