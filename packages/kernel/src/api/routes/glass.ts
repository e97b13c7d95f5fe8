import { restricted } from '../../access/class.ts'
import { glassReasons } from '../../access/glass.ts'
import type { ResidentPage } from '../answers/residents.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

/** One look outside the scope, as its maker sees it. */
export interface GlassView {
  readonly glass_id: string
  /** ISO 8601. */
  readonly until: string
  /** What may be seen of the person; nothing may be written. */
  readonly page: ResidentPage
}
/** One look as it is reviewed. */
export interface GlassRow {
  readonly glass_id: string
  readonly at: string
  readonly by: string
  readonly unit: string
  readonly resident_id: string
  readonly name: string
  readonly reason: string
  readonly note: string
  /** fit 合理 · doubt 存疑; null: not reviewed yet. */
  readonly verdict: 'fit' | 'doubt' | null
  readonly review_by: string
}

const glassId = s.object({ id: s.uuid() })

/** 紧急调阅: a treating look outside one's scope, for hours, read only, reviewed. */
export const glass = {
  open: route({
    id: 'glass.open',
    method: 'POST',
    path: '/glass',
    title: '紧急调阅',
    policy: { action: 'C', class: 'D1', also: restricted },
    body: s.object({
      id_number: s.string({ minLength: 15, maxLength: 18 }),
      reason: s.oneOf(...glassReasons),
      note: s.string({ minLength: 10, maxLength: 200 }),
      for_treatment: s.bool(),
    }),
  }).answers<{ readonly glass_id: string; readonly until: string }>(),
  view: route({
    id: 'glass.view',
    method: 'GET',
    path: '/glass/:id',
    title: '紧急调阅的内容',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: glassId,
  }).answers<GlassView>(),
  list: route({
    id: 'glass.list',
    method: 'GET',
    path: '/glass',
    title: '紧急调阅审查',
    policy: { action: 'A', class: 'D1', also: restricted },
  }).answers<{ readonly items: readonly GlassRow[] }>(),
  review: route({
    id: 'glass.review',
    method: 'POST',
    path: '/glass/:id/review',
    title: '审查紧急调阅',
    policy: { action: 'A', class: 'D1', also: restricted },
    params: glassId,
    body: s.object({ verdict: s.oneOf('fit', 'doubt') }),
  }).answers<{ readonly reviewed: true }>(),
}
