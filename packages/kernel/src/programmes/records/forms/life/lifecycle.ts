import { parseDay } from '../../../../day/day.ts'
import { dayOf, isFilled, rowsOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import { codes, date, group, one, ref, rows, text, type When } from '../../../../form/field.ts'
import type { Finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import type { RecordState } from '../../../../programme/life.ts'
import { isEffective } from '../../../../record/record.ts'
import { ruled } from '../findings.ts'
import { recordStates, transitionFindings } from './transition.ts'

const to =
  (...states: readonly string[]): When =>
  (values) =>
    states.includes(textOf(values, 'to') ?? '')

const dead = to('closed_deceased')
const moved = to('closed_moved_out')
const lost = to('closed_lost')
const back = to('active')

const isState = (state: string | null | undefined): state is RecordState =>
  recordStates.some(({ code }) => code === state)

/** The table of permitted changes, where the state before is known; an empty field is already REQUIRED. */
const permitted: Check = (values, context) => {
  const [from, next] = [context.record_state, textOf(values, 'to')]
  if (!isState(from) || !isState(next)) return []
  const day = (key: string) => dayOf(values, key)
  const attempts = rowsOf(values, 'attempts').flatMap((row) => {
    const on = dayOf(row, 'date')
    return on ? [{ date: on, way: textOf(row, 'way') ?? '' }] : []
  })
  return transitionFindings(from, next, {
    death_date: day('death_date'),
    move_out_date: day('move_out_date') ?? moveOutBefore(context),
    move_in_date: day('move_in_date'),
    found_on: day('found_on'),
    last_contact: day('last_contact'),
    attempts,
    reason: textOf(values, 'reason'),
    survivor: textOf(values, 'survivor'),
  }).filter(({ field, code }) => code === 'LIFE_TRANSITION' || isFilled(values[field]))
}

const moveOutBefore = (context: FormContext) => {
  const closing = context.history?.findLast((r) => r.form === 'rec_lifecycle' && r.fields.to === 'closed_moved_out')
  return closing ? dayOf(closing.fields, 'move_out_date') : null
}

const openedOn = (context: FormContext) => {
  const opening = context.history?.find((r) => r.form === 'rec_cover' && isEffective(r.status))
  return parseDay(context.earlier?.rec_cover?.open_date) ?? (opening ? opening.service_date : null)
}

/** R-LIFE-1: closing not before opening; a death before opening proves one of the two dates wrong. */
const afterOpening: Check = (values, context): readonly Finding[] => {
  const [opened, on, death] = [openedOn(context), dayOf(values, 'changed_on'), dayOf(values, 'death_date')]
  if (!opened) return []
  const timing = ['block', 'timing'] as const
  return [
    ...(on && on < opened
      ? [ruled('LIFE_DATE_ORDER', timing, 'changed_on', `“变更日期”${on} 早于建档日期 ${opened}，请核对`)]
      : []),
    ...(death && death < opened
      ? [
          ruled(
            'LIFE_DEATH_BEFORE_OPEN',
            timing,
            'death_date',
            `“死亡日期”${death} 早于建档日期 ${opened}，两者必有一误，请核对`,
          ),
        ]
      : []),
  ]
}

/** 档案状态变更: closing by death, move or loss, coming back, voiding a duplicate (规范第三版·居民健康档案·终止). */
export const lifecycle = defineForm({
  id: 'rec_lifecycle',
  edition: 'W1',
  title: '档案状态变更',
  short: '状态变更',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'changed_on',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·居民健康档案·终止',
  sections: [
    {
      id: 'change',
      title: '状态变更',
      fields: {
        changed_on: date('变更日期', { required: true }),
        to: one('变更为', recordStates, { required: true }),
        death_date: date('死亡日期', { required: true, when: dead }),
        death_cause: text('死亡原因', 200, { required: true, when: dead }),
        death_source: one('死亡信息来源', codes('1 家属', '2 死因监测', '3 派出所', '9 其他'), {
          required: true,
          when: dead,
        }),
        icd10: text('死因 ICD-10 编码', 10, { when: dead }),
        move_out_date: date('迁出日期', { required: true, when: moved }),
        destination: text('迁往地', 200, {
          required: true,
          when: moved,
          dataClass: 'D2',
          hint: '省、县、乡镇；不清楚的填“不详”',
        }),
        new_institution: text('新管理机构', 100, { when: moved }),
        handover: group(
          '档案交接记录',
          {
            what: text('交接内容', 200, { required: true }),
            to_whom: text('接收人或机构', 100, { required: true }),
            date: date('交接日期', { required: true }),
          },
          { required: true, when: moved },
        ),
        last_contact: date('最后联系日期', { required: true, when: lost }),
        attempts: rows(
          '联系记录',
          50,
          { date: date('联系日期', { required: true }), way: text('联系方式', 50, { required: true }) },
          { required: true, when: lost, rowLabel: '联系' },
        ),
        found_on: date('找到日期', { required: (_, c) => c.record_state === 'closed_lost', when: back }),
        found_how: text('如何找到', 200, { required: (_, c) => c.record_state === 'closed_lost', when: back }),
        move_in_date: date('迁回日期', { required: (_, c) => c.record_state === 'closed_moved_out', when: back }),
        survivor: ref('保留的档案', 'resident', { required: true, when: to('void_duplicate') }),
        reason: text('原因', 500, {
          lines: 2,
          required: (values, c) => lost(values, c) || (back(values, c) && c.record_state === 'closed_deceased'),
        }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [permitted, afterOpening],
})
