import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { DataTable } from '../../../parts/DataTable.tsx'
import { sexWords, yearsWords } from '../../../parts/format.ts'
import { Empty } from '../../../parts/States.tsx'
import { residentText } from '../../../text/resident.ts'
import style from '../Card.module.css'
import { HouseholdEditor } from './HouseholdEditor.tsx'

const words = residentText.household

/** The household: who belongs to it and how, and how one joins. */
export const HouseholdTab = ({ page }: { readonly page: ResidentPage }) => {
  const { household } = page
  return (
    <section className="card" aria-labelledby="household">
      <h2 id="household">{words.title}</h2>
      {household ? (
        <>
          {household.address && (
            <p className="hint">
              {words.address} {household.address}
            </p>
          )}
          <DataTable
            caption={words.title}
            rows={household.members}
            rowKey={({ resident_id }) => resident_id}
            columns={[
              {
                key: 'name',
                head: words.name,
                cell: ({ resident_id, name }) =>
                  resident_id === page.resident_id ? (
                    <strong>{name}</strong>
                  ) : (
                    <Link to="/residents/$id" params={{ id: resident_id }} className="door">
                      {name}
                    </Link>
                  ),
              },
              { key: 'relation', head: words.relation, cell: ({ relation }) => relation },
              { key: 'age', head: words.sexAge, cell: ({ sex, age }) => `${sexWords(sex)} ${yearsWords(age)}` },
            ]}
          />
        </>
      ) : (
        <Empty text={words.none} />
      )}
      {page.may.record && (
        <div className={style.actions}>
          <HouseholdEditor page={page} />
          {household && (
            <Link to="/residents/new" search={{ household: household.household_id }} className={style.other}>
              {words.join}
            </Link>
          )}
        </div>
      )}
    </section>
  )
}
