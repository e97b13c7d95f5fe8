import { useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await, Loading } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { visitText as words } from '../../text/visit.ts'
import { VisitWork } from './VisitWork.tsx'

/** Several forms of one resident in one visit (`?forms=a,b`): what they share is asked once. */
const VisitPage = () => {
  const { id = '' } = useParams({ strict: false })
  const [{ forms = '' }] = useUrl()
  const start = useCall(
    records.startVisit,
    { params: { id }, query: { forms } },
    { enabled: forms !== '', gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  )
  const resident = useCall(residents.page, { params: { id } })
  if (start.data && resident.data)
    return (
      <Veil on={forms.split(',').some((form) => isRestricted(formOf(form)?.dataClass ?? 'D1'))}>
        <VisitWork key={`${id} ${forms}`} start={start.data} resident={resident.data} />
      </Veil>
    )
  return (
    <Page title={words.title} back>
      <Await of={start.data ? resident : start} what={words.title} rows={12}>
        {() => <Loading rows={12} />}
      </Await>
    </Page>
  )
}

export default VisitPage
