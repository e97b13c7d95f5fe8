import { useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { print } from '@wangdi/kernel/api/routes/print.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { download } from '../../api/client.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { printText as words } from '../../text/print.ts'
import { fileOf, personCrumbs } from './crumbs.ts'
import { PrintFrame } from './PrintFrame.tsx'

/** A resident's forms of one kind: those of a year, else the blank form with the name. */
const FormPrintPage = () => {
  const { id = '', form = '' } = useParams({ strict: false })
  const [{ year }] = useUrl()
  const ask = { params: { id, form }, query: { ...(year && { year }) } }
  const answer = useCall(print.year, ask)
  const view = answer.data
  return (
    <Page
      title={[view?.name, words.title].filter(Boolean).join(' · ')}
      heading={view === undefined}
      back
      crumbs={view ? personCrumbs(view.resident_id, view.name) : []}
    >
      <Await of={answer} what={words.sheet} rows={12}>
        {(found) => (
          <Veil on={isRestricted(formOf(form)?.dataClass ?? 'D1')}>
            <PrintFrame view={found} onPdf={() => download(print.yearPdf, fileOf(form), ask)} />
          </Veil>
        )}
      </Await>
    </Page>
  )
}

export default FormPrintPage
