import { useParams } from '@tanstack/react-router'
import { print } from '@wangdi/kernel/api/routes/print.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { download } from '../../api/client.ts'
import { Missing } from '../../frame/Missing.tsx'
import { Page } from '../../frame/Page.tsx'
import { printText as words } from '../../text/print.ts'
import { PrintFrame } from './PrintFrame.tsx'

/** One blank form, without a name. */
const PaperPage = () => {
  const { form: id = '' } = useParams({ strict: false })
  const form = formOf(id)
  if (!form) return <Missing />
  const view = { title: form.title, sheets: [sheetOf(form, [])], name: '', code: '', foot: '' }
  return (
    <Page
      title={`${form.short} · ${words.blankTitle}`}
      heading={false}
      back
      crumbs={[{ label: words.blankTitle, to: '/papers' }, { label: form.short }]}
    >
      <PrintFrame view={view} onPdf={() => download(print.blank, `${form.title}.pdf`, { params: { form: id } })} />
    </Page>
  )
}

export default PaperPage
