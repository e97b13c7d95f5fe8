import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useMe } from '../../../api/me.ts'
import { useCall } from '../../../api/query.ts'
import { DataTable } from '../../../parts/DataTable.tsx'
import { momentWords } from '../../../parts/format.ts'
import { Await, Empty } from '../../../parts/States.tsx'
import { residentText } from '../../../text/resident.ts'
import { actionOf } from '../../audit/words.ts'

const words = residentText.log
type Items = AnswerOf<typeof residents.accessLog>['items']

/** What one person did within a minute is one look. */
const visitsOf = (items: Items, today: string) =>
  [...Map.groupBy(items, ({ at, name }) => `${momentWords(at, today)} ${name}`).values()].map((of) => ({
    moment: momentWords(of[0].at, today),
    name: of[0].name,
    unit: of[0].unit,
    acts: [...new Set(of.map(({ action }) => actionOf(action)))],
  }))

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
              rows={visitsOf(items, today)}
              rowKey={({ moment, name }) => `${moment} ${name}`}
              columns={[
                { key: 'at', head: words.at, cell: ({ moment }) => moment },
                { key: 'name', head: words.who, cell: ({ name }) => name },
                { key: 'unit', head: words.unit, cell: ({ unit }) => unit },
                { key: 'acts', head: words.did, cell: ({ acts }) => acts.join('、') },
              ]}
            />
          )
        }
      </Await>
    </section>
  )
}
