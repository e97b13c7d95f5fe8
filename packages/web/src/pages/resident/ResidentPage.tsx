import { useParams } from '@tanstack/react-router'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useLastSaved } from '../../api/last-saved.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { residentText } from '../../text/resident.ts'
import style from './Resident.module.css'
import { ResidentView } from './ResidentView.tsx'

/** A resident's page. */
const ResidentPage = () => {
  const { id = '' } = useParams({ strict: false })
  const page = useCall(residents.page, { params: { id } })
  const lastSaved = useLastSaved()
  const name = page.data?.name ?? residentText.crumb
  return (
    <Page
      title={name}
      heading={page.data === undefined}
      back
      search
      crumbs={[
        { label: residentText.crumb, to: '/residents' },
        ...(page.data
          ? [
              { label: page.data.village_name, to: '/residents', search: { village: page.data.village } },
              { label: name },
            ]
          : []),
      ]}
    >
      {lastSaved && (
        <p className={style.saved} role="status">
          {lastSaved}
        </p>
      )}
      <ResidentView id={id} />
    </Page>
  )
}

export default ResidentPage
