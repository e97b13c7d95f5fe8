import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useMe } from '../../../api/me.ts'
import { useCall } from '../../../api/query.ts'
import { DataTable } from '../../../parts/DataTable.tsx'
import { momentWords } from '../../../parts/format.ts'
import { Await, Empty } from '../../../parts/States.tsx'
import { residentText } from '../../../text/resident.ts'

const words = residentText.log

/** Who looked at this record, and when. */
export const LogTab = ({ id }: { readonly id: string }) => {
  const { today } = useMe()
  const log = useCall(residents.accessLog, { params: { id } })
  return (
    <section className="card" aria-label={words.title}>
      <Await of={log} what={words.title}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text={words.none} />
          ) : (
            <DataTable
              caption={words.title}
              rows={items}
              rowKey={({ at, name, action }) => `${at} ${name} ${action}`}
              columns={[
                { key: 'at', head: words.at, cell: ({ at }) => momentWords(at, today) },
                { key: 'name', head: words.who, cell: ({ name }) => name },
                { key: 'unit', head: words.unit, cell: ({ unit }) => unit },
                { key: 'action', head: words.did, cell: ({ action }) => action },
              ]}
            />
          )
        }
      </Await>
    </section>
  )
}
