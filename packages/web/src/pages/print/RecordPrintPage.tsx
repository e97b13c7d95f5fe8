import { useParams } from '@tanstack/react-router'
import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { print } from '@wangdi/kernel/api/routes/print.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { download } from '../../api/client.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { Await } from '../../parts/States.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { printText as words } from '../../text/print.ts'
import { fileOf, personCrumbs } from './crumbs.ts'
import { PrintFrame } from './PrintFrame.tsx'

/** A record as on paper; a follow-up with the others of its sheet. */
const RecordPrintPage = () => {
  const { id = '' } = useParams({ strict: false })
  const answer = useCall(print.sheet, { params: { id } })
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
          <Veil on={isRestricted(formOf(found.form)?.dataClass ?? 'D1')}>
            <PrintFrame view={found} onPdf={() => download(print.pdf, fileOf(found.form), { params: { id } })} />
          </Veil>
        )}
      </Await>
    </Page>
  )
}

export default RecordPrintPage
