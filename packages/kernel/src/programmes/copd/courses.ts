import { numberOf, textOf } from '../../form/answers.ts'
import type { Course } from '../../programme/programme.ts'
import { isFaceToFace } from '../shared/visit-count.ts'
import { copdSettings } from './rules/settings.ts'

/** SpO₂ at the follow-ups; the band begins at the limit of an emergency. */
export const courses: readonly Course[] = [
  {
    id: 'spo2',
    label: '血氧饱和度',
    unit: '%',
    panels: [{ key: 'spo2', label: '血氧' }],
    points: ({ records, settings }) =>
      records.flatMap(({ form, fields, service_date: day, record_id }) => {
        const spo2 = form === 'copd_followup' ? numberOf(fields, 'spo2') : null
        if (spo2 === null) return []
        const limits = copdSettings(settings)
        const out = spo2 < (fields.on_oxygen === '2' ? limits.spo2OnOxygen : limits.spo2)
        const source = isFaceToFace(textOf(fields, 'method') ?? '') ? ('visit' as const) : ('other' as const)
        return [{ day, values: [spo2], out, source, record_id }]
      }),
    targets: () => [],
  },
]
