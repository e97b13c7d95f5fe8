import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { needsApproval } from '@wangdi/kernel/access/approval.ts'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf, forms } from '@wangdi/kernel/form/list.ts'
import { Button, Checkbox, Drawer } from 'antd'
import { useState } from 'react'
import { may, useMe } from '../../api/me.ts'
import { residentText } from '../../text/resident.ts'
import { visitText } from '../../text/visit.ts'
import { serviceDoor } from '../form/doors.ts'
import style from './Card.module.css'

interface Group {
  readonly title: string
  readonly forms: readonly Form[]
}

const known = (ids: readonly (string | null)[]): readonly Form[] =>
  [...new Set(ids)].flatMap((id) => (id === null ? [] : (formOf(id) ?? [])))

/**
 * Whether the reader may fill the form for this person: a form of a restricted class as the person's panel says, a
 * general one with the right to record; a form that names a programme is of that programme's class.
 */
const mayFill = (page: ResidentPage, general: boolean, form: Form): boolean => {
  if (!isRestricted(form.dataClass)) return general || form.classOf !== undefined
  return page.programmes.some(
    ({ restricted, may, enrol_form }) =>
      restricted === form.dataClass && may.record && (enrol_form !== null || form.assigned === true),
  )
}

/** What may be recorded for this person: what is due, services of programmes they are in, changes of the record. */
const groupsOf = (page: ResidentPage, general: boolean): readonly Group[] => {
  const due = known(page.tasks.map(({ form }) => form)).filter((form) => mayFill(page, general, form))
  const ofOthers = new Set(page.programmes.filter(({ enrolled }) => !enrolled).map(({ visit_form }) => visit_form))
  const done = new Set(page.programmes.filter(({ enrolled }) => enrolled).map(({ enrol_form }) => enrol_form))
  const rest = [...forms.values()].filter(
    (form) =>
      form.subject === 'resident' &&
      !due.includes(form) &&
      !ofOthers.has(form.id) &&
      !done.has(form.id) &&
      !page.unused_forms.includes(form.id) &&
      mayFill(page, general, form) &&
      (page.may.approve || !needsApproval(form.id)),
  )
  const isService = (form: Form): boolean => (form.service ?? 'visit') !== 'none'
  return [
    { title: residentText.menu.due, forms: due },
    { title: residentText.menu.service, forms: rest.filter(isService) },
    { title: residentText.menu.change, forms: rest.filter((form) => !isService(form)) },
  ].filter((group) => group.forms.length > 0)
}

/** Services may be ticked and done together; a change of the record is made by itself. */
const isTogether = (form: Form): boolean => (form.service ?? 'visit') === 'visit' && form.dateKey !== null

const Forms = ({ page }: { readonly page: ResidentPage }) => {
  const groups = groupsOf(page, may(useMe(), 'C:D1'))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        known(page.tasks.map(({ form }) => form))
          .filter(isTogether)
          .map(({ id }) => id),
      ),
  )
  const tick = (id: string, on: boolean): void =>
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)))
  const chosen = groups.flatMap(({ forms: group }) => group).filter(({ id }) => ticked.has(id))
  return (
    <>
      <p className="hint">{visitText.tickHint}</p>
      <nav className={style.menu} aria-label={residentText.record}>
        {groups.map(({ title, forms: group }) => (
          <div key={title}>
            <h3 className="hint">{title}</h3>
            <ul>
              {group.map((form) => (
                <li key={form.id} className={style.tickRow}>
                  {isTogether(form) && (
                    <Checkbox
                      checked={ticked.has(form.id)}
                      aria-label={visitText.tick(form.short)}
                      onChange={({ target }) => tick(form.id, target.checked)}
                    />
                  )}
                  <Link {...serviceDoor(page.resident_id, [form.id])}>{form.short}</Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {chosen.length > 1 && (
        <Link
          {...serviceDoor(
            page.resident_id,
            chosen.map(({ id }) => id),
          )}
          className={style.primary}
        >
          {visitText.begin(chosen.length)}
        </Link>
      )}
    </>
  )
}

/** Below this width of the screen the sheet rises from the bottom, else it comes from the side. */
const SIDE_FROM = 800

/** 记一次服务: the forms that fit this person, what is due first. */
export const RecordMenu = ({ page }: { readonly page: ResidentPage }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} aria-expanded={open} onClick={() => setOpen(true)}>
        {residentText.record}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement={window.innerWidth < SIDE_FROM ? 'bottom' : 'right'}
        size={window.innerWidth < SIDE_FROM ? 'large' : 480}
        title={residentText.record}
        destroyOnHidden
      >
        <Forms page={page} />
      </Drawer>
    </>
  )
}
