import { day, parseDay, yearOf } from '@wangdi/kernel/day/day.ts'
import { halfWidth } from '@wangdi/kernel/text/normal.ts'

/**
 * What a Chinese keyboard types where a number is meant: full-width digits, 。 for the point. A comma only goes where it
 * parts thousands: 5，6 stays as typed, to be found, for it is 5.6 and not 56.
 */
export const plainNumber = (typed: string): string =>
  halfWidth(typed)
    .replace(/[。．]/g, '.')
    .replace(/\s/g, '')
    .replace(/[，,](?=\d{3}(\D|$))/g, '')

/** `0520`, `20260520`, `2026.5.20`, `5月20日` as a day; anything else stays as typed, to be found. */
export const readDay = (typed: string, today: string): string => {
  const text = halfWidth(typed).trim()
  const digits = text.replace(/[^\d]+/g, '-').replace(/^-|-$/g, '')
  const compact = /^\d+$/.test(digits)
  const year = String(yearOf(day(today)))
  const written = compact
    ? digits.length === 4
      ? `${year}-${digits.slice(0, 2)}-${digits.slice(2)}`
      : digits.length === 8
        ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
        : text
    : digits
        .split('-')
        .map((part) => part.padStart(2, '0'))
        .join('-')
  const full = written.split('-').length === 2 && !/^\d{4}-/.test(written) ? `${year}-${written}` : written
  return parseDay(full) ?? text
}

/** `202505`, `2025.5` as a month; a full day stays one. */
export const readMonth = (typed: string): string => {
  const parts = halfWidth(typed).trim().match(/\d+/g) ?? []
  const [joined = ''] = parts
  if (parts.length === 1 && joined.length === 6) return `${joined.slice(0, 4)}-${joined.slice(4)}`
  if (parts.length === 2 && joined.length === 4) return `${joined}-${parts[1].padStart(2, '0')}`
  return typed.trim()
}
