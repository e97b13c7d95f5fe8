import type { FormStart as Opened, RecordView } from '@wangdi/kernel/api/routes/records.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { uuidv7 } from '../../api/uuid.ts'
import type { FormStart } from '../../form/state/state.ts'
import type { Search } from '../../frame/url.ts'

/** How a form is opened: its state to begin with, and the record it writes to. */
export interface Opening {
  readonly start: FormStart
  readonly record: string
  readonly base: readonly string[]
  readonly resumedAt: string | null
}

/** The day of the form: as its records tell it, else the day of filling. */
const dayOf = ({ fields }: Form, key: string, { context }: Opened): Value =>
  fields[key]?.computed?.({}, context) ?? context.today ?? null

/** The day and who fills stand there from the start; everything measured is empty. */
const fresh = (form: Form, opened: Opened): Values => ({
  ...(form.dateKey !== null && { [form.dateKey]: dayOf(form, form.dateKey, opened) }),
  ...(form.byKey !== null && opened.provider !== '' && { [form.byKey]: opened.provider }),
})

const headOf = (record: RecordView): Values =>
  record.versions.find(({ version_id }) => version_id === record.head)?.fields ?? {}

/** Answers that the address already knows, e.g. which programme is to be closed. */
const fromAddress = (form: Form, url: Search): Values =>
  Object.fromEntries(Object.entries(url).filter(([key, value]) => key in form.fields && value))

/** From the server's answer to what the form view begins with: a correction, the kept draft, or a fresh form. */
export const openingOf = (form: Form, opened: Opened, correcting: RecordView | null, url: Search): Opening => {
  const values = correcting
    ? { ...headOf(correcting), ...opened.draft?.values }
    : { ...fresh(form, opened), ...fromAddress(form, url), ...opened.draft?.values }
  return {
    record: correcting?.record_id ?? opened.draft?.record_id ?? uuidv7(),
    base: correcting ? [correcting.head] : [],
    resumedAt: opened.draft?.saved_at ?? null,
    start: {
      form,
      context: opened.context,
      values,
      proposals: correcting
        ? {}
        : Object.fromEntries(Object.entries(opened.prefill).map(([key, { value }]) => [key, value as Value])),
      origins: Object.fromEntries(
        Object.entries(opened.prefill).map(([key, { form_title, date }]) => [key, { title: form_title, date }]),
      ),
      last: opened.last,
    },
  }
}
