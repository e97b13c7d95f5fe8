import type { FigurePage, FigurePerson } from '@wangdi/kernel/api/routes/figures.ts'
import type { ReactNode } from 'react'
import { useMe } from '../../../../api/me.ts'
import { type Column, DataTable } from '../../../../parts/DataTable.tsx'
import { dayWords, sexWords } from '../../../../parts/format.ts'
import { StatusChip } from '../../../../parts/StatusChip.tsx'
import { figuresText } from '../../../../text/figures.ts'
import type { ListName } from '../../scope.ts'
import { dueOf } from './due.ts'
import css from './persons.module.css'
import { Name, Why } from './Why.tsx'

const text = figuresText.drill

export interface PersonsProps {
  readonly page: FigurePage
  readonly list: ListName
  readonly rows: readonly FigurePerson[]
  /** Persons of several villages: the village stands in the row. */
  readonly villages: boolean
}

const heads: Readonly<Record<Exclude<ListName, 'events'>, string>> = {
  'not-met': text.why,
  met: text.whyMet,
  excluded: text.whyExcluded,
}

/** A name or short word that does not break. */
const short = (words: ReactNode) => <span className={css.short}>{words}</span>

/** How late it is, as coloured text: in this list every row may be late. */
export const Overdue = ({ person }: { readonly person: FigurePerson }) => {
  const overdue = dueOf(person)?.overdue ?? 0
  if (overdue === 0) return null
  return (
    <StatusChip state="overdue" plain>
      {text.overdue(overdue)}
    </StatusChip>
  )
}

/** The persons of one list with the sentence that says why, its dates, and the way to the resident. */
export const PersonTable = ({ page, list, rows, villages }: PersonsProps) => {
  const { today } = useMe()
  const columns: readonly Column<FigurePerson>[] = [
    { key: 'name', head: text.name, cell: (person) => short(<Name person={person} page={page} />), sticky: true },
    { key: 'sex', head: text.sexAge, cell: ({ sex, age }) => short(`${sexWords(sex)} ${age ?? text.none}`) },
    ...(villages
      ? [{ key: 'village', head: text.village, cell: ({ village_name }: FigurePerson) => short(village_name) }]
      : []),
    { key: 'group', head: text.group, cell: ({ group }) => short(group ?? text.none) },
    list === 'events'
      ? { key: 'day', head: text.day, cell: ({ due_by }) => dayWords(due_by, today) }
      : { key: 'why', head: heads[list], cell: (person) => <Why person={person} list={list} /> },
    ...(rows.some(dueOf)
      ? [
          { key: 'due', head: text.due, cell: (person: FigurePerson) => short(dayWords(dueOf(person)?.by, today)) },
          { key: 'overdue', head: text.overdueHead, cell: (person: FigurePerson) => <Overdue person={person} /> },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={text.listCount(text.lists[list], String(rows.length))}
      columns={columns}
      rows={rows}
      cardsBelow={0}
      rowKey={(person) => `${person.resident_id}.${person.due_by}.${person.reason}`}
    />
  )
}
