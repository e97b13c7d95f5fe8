import type { Programme } from '../../programme/programme.ts'
import { dueText } from './due-text.ts'
import { dues } from './dues.ts'
import { events } from './events.ts'
import { explain } from './explain.ts'
import { isStandardised } from './file.ts'
import { checkupDay } from './forms/checkup/stations.ts'
import { recordForms } from './forms/list.ts'
import { indicators } from './indicators.ts'
import { recordRules } from './rules/list.ts'
import { breakpoints, episodes, flags, stateAt } from './state.ts'
import { lastUse, usesOf } from './use.ts'

/** 居民健康档案管理 (国家基本公共卫生服务规范第三版): the health record itself. */
export const records: Programme = {
  id: 'rec',
  label: '健康档案',
  mark: '档',
  rulesVersion: 2,
  forms: recordForms,
  flags,
  numbers: [],
  facts: ['reason'],
  episodes,
  breakpoints,
  stateAt,
  events,
  dues,
  dueText,
  indicators,
  explain,
  assess: (subject, life, on) => ({
    opened_on: life.openedOn && life.openedOn <= on ? life.openedOn : null,
    record_state: life.recordStateAt(on),
    residence: life.residenceAt(on),
    standardised: isStandardised(subject, life, on),
    last_use: lastUse(usesOf(subject), on)?.service_date ?? null,
  }),
  dayForms: [checkupDay],
  rules: recordRules,
}
