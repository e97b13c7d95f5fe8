import type { Form } from '../../../form/form.ts'
import { consultation } from './care/consultation.ts'
import { contactAttempt } from './care/contact-attempt.ts'
import { encounter } from './care/encounter.ts'
import { referralBack } from './care/referral-back.ts'
import { referralOut } from './care/referral-out.ts'
import { checkup } from './checkup/checkup.ts'
import { childBasicInfo } from './child.ts'
import { cover } from './cover.ts'
import { household } from './household/household.ts'
import { inpatient } from './life/inpatient.ts'
import { lifecycle } from './life/lifecycle.ts'
import { merge } from './life/merge.ts'
import { programmeClose } from './life/programme-close.ts'
import { programmeState } from './life/programme-state.ts'
import { residence } from './life/residence.ts'
import { transfer } from './life/transfer.ts'
import { personal } from './personal/personal.ts'

/** Forms of 居民健康档案 and those that belong to no programme, in the order of the national part. */
export const recordForms: readonly Form[] = [
  cover,
  personal,
  childBasicInfo,
  household,
  encounter,
  consultation,
  referralOut,
  referralBack,
  checkup,
  residence,
  lifecycle,
  transfer,
  merge,
  inpatient,
  contactAttempt,
  programmeClose,
  programmeState,
]
