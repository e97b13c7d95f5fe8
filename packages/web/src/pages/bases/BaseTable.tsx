import type { BaseRow } from '@wangdi/kernel/api/routes/figures.ts'
import { Button } from 'antd'
import { useMe } from '../../api/me.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { countWords, momentWords } from '../../parts/format.ts'
import { basesText as text } from '../../text/bases.ts'

const bandOf = ({ age_from, age_to }: BaseRow): string => {
  if (age_to !== null) return text.band(age_from ?? 0, age_to)
  return age_from === null ? text.allAges : text.fromAge(age_from)
}

interface Props {
  readonly rows: readonly BaseRow[]
  readonly onCorrect: ((row: BaseRow) => void) | null
}

/** One figure a line, with its source and who entered it; versions that were replaced stay and say so. */
export const BaseTable = ({ rows, onCorrect }: Props) => {
  const { today } = useMe()
  const columns: readonly Column<BaseRow>[] = [
    { key: 'area', head: text.columns.area, cell: ({ area_name }) => area_name, sticky: true },
    { key: 'kind', head: text.columns.kind, cell: ({ base_kind }) => text.kinds[base_kind] ?? base_kind },
    {
      key: 'band',
      head: text.columns.band,
      cell: bandOf,
    },
    { key: 'value', head: text.columns.value, cell: ({ value }) => countWords(value), number: true },
    {
      key: 'ref',
      head: text.columns.ref,
      cell: ({ ref_date, applies_from, applies_to }) => (
        <>
          {ref_date}
          <br />
          <span className="hint">{text.applies(applies_from, applies_to)}</span>
        </>
      ),
    },
    {
      key: 'source',
      head: text.columns.source,
      cell: ({ source_org, source_doc }) => (
        <>
          {source_org}
          <br />
          <span className="hint">{source_doc}</span>
        </>
      ),
    },
    {
      key: 'entered',
      head: text.columns.entered,
      cell: ({ entered_by, entered_at }) => text.by(entered_by, momentWords(entered_at, today)),
    },
    {
      key: 'version',
      head: text.columns.version,
      cell: ({ version, status }) => `${text.versionOf(version)} ${text.statuses[status] ?? status}`,
    },
    ...(onCorrect
      ? [
          {
            key: 'act',
            head: text.columns.act,
            cell: (row: BaseRow) =>
              row.status !== 'superseded' && (
                <Button size="small" onClick={() => onCorrect(row)}>
                  {text.correct}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={text.title}
      columns={columns}
      rows={rows}
      rowKey={({ base_id, version }) => `${base_id}.${version}`}
    />
  )
}
