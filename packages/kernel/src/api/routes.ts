import type { Route } from './route.ts'
import { examDays } from './routes/exam-day.ts'
import { figures } from './routes/figures.ts'
import { glass } from './routes/glass.ts'
import { print } from './routes/print.ts'
import { records } from './routes/records.ts'
import { registers } from './routes/registers.ts'
import { residents } from './routes/residents.ts'
import { results } from './routes/results.ts'
import { session } from './routes/session.ts'
import { work } from './routes/work.ts'

/** The whole API as data, by room. */
export const api = { session, residents, records, figures, work, print, results, registers, glass, examDays } as const

export const allRoutes: readonly Route[] = Object.values(api).flatMap((room) => Object.values(room) as readonly Route[])
