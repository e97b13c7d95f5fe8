import type { BodyOf } from '@wangdi/kernel/api/route.ts'
import type { BaseRow } from '@wangdi/kernel/api/routes/figures.ts'
import type { api } from '@wangdi/kernel/api/routes.ts'

export type Body = BodyOf<typeof api.figures.saveBase>

/** What is being typed; numbers stay as text until they are sent. */
export interface Draft {
  readonly base_kind: string
  readonly area: string
  readonly value: string
  readonly age_from: string
  readonly age_to: string
  readonly ref_date: string
  readonly applies_from: string
  readonly applies_to: string
  readonly source_org: string
  readonly source_doc: string
  readonly source_date: string
}

/** A year-end figure serves the whole following year; that is what is proposed. */
export const freshDraft = (year: number, area: string, today: string): Draft => ({
  base_kind: 'PB-STAT',
  area,
  value: '',
  age_from: '',
  age_to: '',
  ref_date: `${year - 1}-12-31`,
  applies_from: `${year}-01-01`,
  applies_to: `${year}-12-31`,
  source_org: '',
  source_doc: '',
  source_date: today,
})

/** A correction begins with what stands. */
export const draftOf = (row: BaseRow, today: string): Draft => ({
  base_kind: row.base_kind,
  area: row.area,
  value: String(row.value),
  age_from: row.age_from === null ? '' : String(row.age_from),
  age_to: row.age_to === null ? '' : String(row.age_to),
  ref_date: row.ref_date,
  applies_from: row.applies_from,
  applies_to: row.applies_to,
  source_org: row.source_org,
  source_doc: row.source_doc,
  source_date: today,
})

const wholeNumber = (text: string): number | null => {
  const digits = text.replace(/[\s,，]/g, '')
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null
}

/** Keys of what is still missing or cannot be read. */
export const missingIn = (draft: Draft): readonly (keyof Draft)[] => [
  ...(wholeNumber(draft.value) === null ? (['value'] as const) : []),
  ...(draft.source_org.trim().length < 2 ? (['source_org'] as const) : []),
  ...(draft.source_doc.trim() === '' ? (['source_doc'] as const) : []),
  ...(['area', 'ref_date', 'applies_from', 'applies_to', 'source_date'] as const).filter((key) => draft[key] === ''),
]

/** The request for a draft without gaps. */
export const bodyOf = (draft: Draft): Body => ({
  base_kind: draft.base_kind,
  area: draft.area,
  ref_date: draft.ref_date,
  applies_from: draft.applies_from,
  applies_to: draft.applies_to,
  age_from: wholeNumber(draft.age_from),
  age_to: wholeNumber(draft.age_to),
  value: wholeNumber(draft.value) ?? 0,
  source_org: draft.source_org.trim(),
  source_doc: draft.source_doc.trim(),
  source_date: draft.source_date,
})
