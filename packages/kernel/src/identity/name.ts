import { cleanText } from '../text/normal.ts'

/** Chinese characters, Latin letters, `·`, blank and apostrophe; no digits. */
export const NAME = /^[\p{Script=Han}\p{Script=Latin}·•'’\-. ]{2,50}$/u

/** 母亲姓名+之子/之女: a newborn without a name of its own. */
export const isProvisionalName = (name: string): boolean => /之[子女]$/.test(name)

/** The name as duplicates are searched: without blanks and `·` (R-ID-10). */
export const nameKey = (name: string): string => cleanText(name).replace(/[\s·•]/g, '')
