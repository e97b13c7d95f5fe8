import { useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await, Empty, Loading } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { formText } from '../../text/form.ts'
import { FormWork } from './FormWork.tsx'

/** A form for a resident: a visit, an enrolment, a closing, or the correction of a record (`?record=`). */
const FormPage = () => {
  const { id = '', form: formId = '' } = useParams({ strict: false })
  const [{ record, on }] = useUrl()
  const form = formOf(formId)
  const start = useCall(
    records.start,
    { params: { id, form: formId }, query: { record, on } },
    { enabled: form !== null, gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  )
  const resident = useCall(residents.page, { params: { id } })
  const correcting = useCall(records.view, { params: { id: record ?? '' } }, { enabled: record !== undefined })
  const ready = record === undefined || correcting.data !== undefined || correcting.error !== null
  if (!form)
    return (
      <Page title={formText.unknownForm} back>
        <Empty text={formText.unknownForm} />
      </Page>
    )
  if (start.data && resident.data && ready)
    return (
      <Veil on={isRestricted(form.dataClass)}>
        <FormWork
          key={`${id} ${formId} ${record ?? ''}`}
          form={form}
          start={start.data}
          resident={resident.data}
          correcting={correcting.data ?? null}
        />
      </Veil>
    )
  return (
    <Page title={form.short} back>
      <Await of={start.data ? resident : start} what={form.short} rows={12}>
        {() => <Loading rows={12} />}
      </Await>
    </Page>
  )
}

export default FormPage
