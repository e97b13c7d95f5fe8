import type { ClauseNode } from '../../programme/programme.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

export interface Fraction {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly rate: number | null
  readonly print: string
  readonly flags: readonly string[]
  readonly note: string | null
}
export interface FigureRow {
  readonly indicator: string
  readonly name: string
  readonly programme: string
  readonly unit: string
  readonly variant: string
  readonly variant_name: string
  readonly value: Fraction
  readonly target: number | null
  readonly direction: string
  /** met 达到 · near 接近 · behind 落后 · none 无目标或无数据. */
  readonly light: 'met' | 'near' | 'behind' | 'none'
  readonly last_year: Fraction | null
  readonly units: readonly {
    readonly area: string
    readonly name: string
    readonly rate: number | null
    readonly print: string
  }[]
  readonly lowest: { readonly area: string; readonly name: string; readonly print: string } | null
}
export interface FigureScope {
  readonly area: string
  readonly area_name: string
  readonly to: string
  readonly period: string
  readonly period_label: string
  readonly start: string
  readonly end: string
  readonly reading: 'pro_rata' | 'full_year'
}
export interface FigurePage extends FigureScope {
  readonly row: FigureRow
  readonly variants: readonly { readonly id: string; readonly name: string; readonly value: Fraction }[]
  readonly path: readonly { readonly area: string; readonly name: string; readonly print: string }[]
  readonly children: readonly {
    readonly area: string
    readonly name: string
    readonly value: Fraction
    readonly light: string
  }[]
  readonly funnel: readonly {
    readonly id: string
    readonly label: string
    readonly count: number | null
    readonly share: string | null
    readonly note: string | null
    readonly estimated: boolean
    readonly aside: boolean
    readonly indicator: string | null
  }[]
  readonly reasons: readonly {
    readonly code: string
    readonly title: string
    readonly first: number
    readonly all: number
  }[]
  readonly lists: {
    readonly met: number | null
    readonly not_met: number | null
    readonly excluded: number | null
    readonly events: number | null
  }
  readonly source: string
  readonly may_list: boolean
}
export interface FigurePerson {
  readonly resident_id: string
  readonly name: string
  readonly sex: string
  readonly age: number | null
  readonly village_name: string
  readonly group: string | null
  readonly clauses: readonly ClauseNode[]
  readonly reason: string | null
  readonly due_by: string | null
  readonly overdue_days: number | null
  readonly may_open: boolean
}
export interface BaseRow {
  readonly base_id: string
  readonly base_kind: string
  readonly area: string
  readonly area_name: string
  readonly ref_date: string
  readonly applies_from: string
  readonly applies_to: string
  readonly age_from: number | null
  readonly age_to: number | null
  readonly value: number
  readonly source_org: string
  readonly source_doc: string
  readonly source_date: string
  readonly version: number
  readonly status: string
  readonly entered_by: string
  readonly entered_at: string
}

const scopeQuery = {
  area: s.optional(s.string({ maxLength: 12 })),
  to: s.optional(s.day()),
  period: s.optional(s.string({ maxLength: 32 })),
  reading: s.optional(s.oneOf('pro_rata', 'full_year')),
}
const figureId = s.object({ indicator: s.string({ maxLength: 32 }), variant: s.string({ maxLength: 32 }) })

export const figures = {
  overview: route({
    id: 'figures.overview',
    method: 'GET',
    path: '/figures',
    title: '指标概况',
    policy: { action: 'R', class: 'D12' },
    query: s.object(scopeQuery),
  }).answers<
    FigureScope & {
      readonly rows: readonly FigureRow[]
      readonly met: number
      readonly near: number
      readonly behind: number
    }
  >(),
  page: route({
    id: 'figures.page',
    method: 'GET',
    path: '/figures/:indicator/:variant',
    title: '指标下钻',
    policy: { action: 'R', class: 'D12' },
    params: figureId,
    query: s.object(scopeQuery),
  }).answers<FigurePage>(),
  persons: route({
    id: 'figures.persons',
    method: 'GET',
    path: '/figures/:indicator/:variant/persons',
    title: '指标里的人',
    policy: { action: 'R', class: 'D12' },
    params: figureId,
    query: s.object({
      ...scopeQuery,
      list: s.oneOf('met', 'not-met', 'excluded', 'events'),
      clause: s.optional(s.string({ maxLength: 32 })),
      after: s.optional(s.string({ maxLength: 400 })),
      limit: s.optional(s.int({ minimum: 1, maximum: 200 })),
    }),
  }).answers<{ readonly items: readonly FigurePerson[]; readonly next: string | null; readonly total: number }>(),
  bases: route({
    id: 'bases.list',
    method: 'GET',
    path: '/bases',
    title: '人口口径',
    policy: { action: 'R', class: 'D12' },
    query: s.object({
      year: s.optional(s.int({ minimum: 2009, maximum: 2100 })),
      area: s.optional(s.string({ maxLength: 12 })),
    }),
  }).answers<{
    readonly items: readonly BaseRow[]
    readonly warnings: readonly string[]
    readonly may_enter: boolean
  }>(),
  saveBase: route({
    id: 'bases.save',
    method: 'POST',
    path: '/bases',
    title: '录入人口口径',
    policy: { action: 'C', class: 'D12' },
    body: s.object({
      base_kind: s.string({ maxLength: 16 }),
      area: s.string({ maxLength: 12 }),
      ref_date: s.day(),
      applies_from: s.day(),
      applies_to: s.day(),
      age_from: s.optional(s.nullable(s.int())),
      age_to: s.optional(s.nullable(s.int())),
      value: s.int({ minimum: 0 }),
      source_org: s.string({ minLength: 2, maxLength: 100 }),
      source_doc: s.string({ minLength: 1, maxLength: 100 }),
      source_date: s.day(),
    }),
  }).answers<{ readonly base_id: string; readonly version: number; readonly warnings: readonly string[] }>(),
}
