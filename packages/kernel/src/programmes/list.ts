import type { Programme } from '../programme/programme.ts'
import { copd } from './copd/programme.ts'
import { diabetes } from './diabetes/programme.ts'
import { elderly } from './elderly/programme.ts'
import { hypertension } from './hypertension/programme.ts'
import { mental } from './mental/programme.ts'
import { records } from './records/programme.ts'
import { tcm } from './tcm/programme.ts'
import { tuberculosis } from './tuberculosis/programme.ts'

/** The programmes this version knows, in the order of the national specification. Adding one is one line here. */
export const programmes: readonly Programme[] = [
  records,
  elderly,
  tcm,
  hypertension,
  diabetes,
  copd,
  mental,
  tuberculosis,
]
