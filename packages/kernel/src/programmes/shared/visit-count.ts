import { type Day, daysBetween } from '../../day/day.ts'

/** A follow-up contact, as far as counting asks. */
export interface Contact {
  readonly id: string
  readonly date: Day
  /** 1 门诊 · 2 家庭 · 3 电话 · 4 网络/视频. */
  readonly method: string
  /** Submitted or reviewed. */
  readonly effective: boolean
  readonly seen: boolean
  /** The programme's core measurement is there. */
  readonly measured: boolean
  readonly recorded_at: string
}

export type Rejection =
  | 'NOT_SUBMITTED'
  | 'NOT_SEEN'
  | 'OUT_OF_WINDOW'
  | 'NOT_FACE_TO_FACE'
  | 'INCOMPLETE'
  | 'SAME_DAY_DUPLICATE'
  | 'TOO_CLOSE'

export interface Counted<C extends Contact> {
  /** In order of date. */
  readonly counted: readonly C[]
  readonly rejected: ReadonlyMap<C, Rejection>
}

/** 面访: in the clinic or at home (规范第三版·高血压·随访评估: 每年至少4次面对面随访). */
export const isFaceToFace = (method: string): boolean => method === '1' || method === '2'

/** Days that two counted visits must lie apart (product; setting min_gap_days, 0 switches it off). */
export const MIN_GAP_DAYS = 7

const alone = (contact: Contact, start: Day, end: Day, anyMethod: boolean): Rejection | null => {
  if (!contact.effective) return 'NOT_SUBMITTED'
  if (!contact.seen) return 'NOT_SEEN'
  if (contact.date < start || contact.date > end) return 'OUT_OF_WINDOW'
  if (!anyMethod && !isFaceToFace(contact.method)) return 'NOT_FACE_TO_FACE'
  return contact.measured ? null : 'INCOMPLETE'
}

/** Entered later wins; at the same time the greater id. */
export const supersedes = (a: Contact, b: Contact): boolean => {
  const [left, right] = [Date.parse(a.recorded_at) || 0, Date.parse(b.recorded_at) || 0]
  return left === right ? a.id > b.id : left > right
}

/**
 * Which contacts count in a window, in the order of the filters: submitted, seen, inside the window, face to face,
 * measured, one a day, apart. `anyMethod`: not only face to face. A visit too close still drives classification and obligations. (visit.count)
 */
export const countVisits = <C extends Contact>(
  contacts: readonly C[],
  start: Day,
  end: Day,
  minGapDays = MIN_GAP_DAYS,
  anyMethod = false,
): Counted<C> => {
  const rejected = new Map<C, Rejection>()
  const ofDay = new Map<Day, C>()
  for (const contact of contacts) {
    const reason = alone(contact, start, end, anyMethod)
    const other = ofDay.get(contact.date)
    if (reason) rejected.set(contact, reason)
    else if (other && !supersedes(contact, other)) rejected.set(contact, 'SAME_DAY_DUPLICATE')
    else {
      if (other) rejected.set(other, 'SAME_DAY_DUPLICATE')
      ofDay.set(contact.date, contact)
    }
  }
  const counted: C[] = []
  for (const contact of [...ofDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = counted.at(-1)
    if (last && daysBetween(last.date, contact.date) < minGapDays) rejected.set(contact, 'TOO_CLOSE')
    else counted.push(contact)
  }
  return { counted, rejected }
}
