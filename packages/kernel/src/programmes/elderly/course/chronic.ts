import type { Day } from '../../../day/day.ts'
import type { Subject } from '../../../programme/subject.ts'

/** Chronic-disease programmes; severe mental disorder and tuberculosis are none and leave no trace here. */
const CHRONIC = [
  ['htn', 'htn_enrol'],
  ['dm', 'dm_enrol'],
  ['copd', 'copd_enrol'],
] as const

/** The programmes among them whose last card before or on a day stands. */
export const chronicOn = ({ records }: Subject, on: Day): readonly string[] =>
  CHRONIC.filter(([programme, card]) => {
    const last = records.findLast(
      ({ form, fields, service_date, open_block }) =>
        service_date <= on &&
        !open_block &&
        ((form === card && fields.consent_informed !== '2') ||
          (form === 'programme_close' && fields.programme === programme)),
    )
    return last !== undefined && last.form !== 'programme_close'
  }).map(([programme]) => programme)
