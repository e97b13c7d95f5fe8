import { useParams } from '@tanstack/react-router'
import { api } from '@wangdi/kernel/api/routes.ts'
import { download } from '../../api/client.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { importText as text } from '../../text/import.ts'
import { ActProblem, Body } from './ImportBody.tsx'
import css from './import.module.css'
import { Stepper } from './Stepper.tsx'
import { shownStep } from './steps.ts'
import { useImport } from './useImport.ts'

/** One file from upload to reconciliation; it may be left at any time and gone on with later. */
const ImportPage = () => {
  const { id = '' } = useParams({ strict: false })
  const [url, change] = useUrl()
  const acts = useImport(id)
  const title = acts.view.data ? text.one(acts.view.data.target_title) : text.title
  return (
    <Page
      title={title}
      heading={false}
      crumbs={[{ label: text.crumb, to: '/imports' }, ...(acts.view.data ? [{ label: title }] : [])]}
      back
    >
      <div className={css.page}>
        <h1 className="visually-hidden">{title}</h1>
        <Await of={acts.view} what={text.title}>
          {(view) => (
            <>
              <Stepper view={view} shown={shownStep(view, url['step'])} onOpen={(step) => change({ step }, true)} />
              <ActProblem acts={acts} />
              <Body
                view={view}
                acts={acts}
                url={url}
                change={change}
                onDownload={() => download(api.work.errors, text.errorFile(view.file), { params: { id } })}
              />
            </>
          )}
        </Await>
      </div>
    </Page>
  )
}

export default ImportPage
