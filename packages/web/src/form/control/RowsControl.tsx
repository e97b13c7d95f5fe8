import { CheckOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { isMap } from '@wangdi/kernel/form/answers.ts'
import type { GroupField, RowsField, Values } from '@wangdi/kernel/form/field.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { formText } from '../../text/form.ts'
import { FieldGrid } from '../field/FieldGrid.tsx'
import { idOf, innerLevel, type Level } from '../state/level.ts'
import { mapWords, wordsOf } from '../state/model.ts'
import { type FormState, useForm } from '../state/state.ts'
import style from './Control.module.css'
import type { ControlProps } from './control.ts'

const rowsAt = (level: Level, name: string): readonly Values[] => {
  const value = level.values[name]
  return Array.isArray(value) ? value.filter(isMap) : []
}

/** Rows carried over from an earlier form: read out, then one tap, or a change. Once confirmed they stay in one line. */
const Carried = (props: ControlProps<RowsField> & { readonly onEdit: () => void }) => {
  const { level, name, field, onEdit } = props
  const form = useForm()
  const open = form.proposed.has(level.prefix + name)
  return (
    <div className={style.stack}>
      <ul className={style.carried}>
        {rowsAt(level, name).map((row) => (
          <li key={mapWords(field.fields, row)}>{mapWords(field.fields, row)}</li>
        ))}
        <li>
          <StatusChip state={open ? 'due' : 'met'}>{open ? formText.ask : formText.asked}</StatusChip>
        </li>
      </ul>
      <div className={style.pair}>
        {open && (
          <Button id={idOf(level.prefix + name)} icon={<CheckOutlined />} onClick={() => form.confirm([name])}>
            {formText.still}
          </Button>
        )}
        <Button type="link" onClick={onEdit}>
          {formText.edit}
        </Button>
      </div>
    </div>
  )
}

/** As it was carried over, also on reopening a draft; not once confirmed with something missing, which only a row shows. */
const isCarried = (form: FormState, { prefix, values }: Level, field: RowsField, name: string): boolean => {
  const path = prefix + name
  const { proposals = {} } = form.start
  if (!(path in proposals) || wordsOf(field, values[name]) !== wordsOf(field, proposals[path])) return false
  return form.proposed.has(path) || !form.findings.some(({ field }) => field.startsWith(`${path}[`))
}

/** A list of like rows: drugs, children, operations. */
export const RowsControl = (props: ControlProps<RowsField>) => {
  const { level, name, field } = props
  const form = useForm()
  const [editing, setEditing] = useState(false)
  const rows = rowsAt(level, name)
  const path = level.prefix + name
  const label = field.rowLabel ?? formText.rowUnit
  const change = (next: readonly Values[]): void => level.change(name, next.length === 0 ? null : next)
  const edit = (): void => {
    setEditing(true)
    form.confirm([name])
  }
  if (isCarried(form, level, field, name) && !editing) return <Carried {...props} onEdit={edit} />
  return (
    <div className={style.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <fieldset key={at} className={style.row}>
          <legend className={style.legend}>{formText.row(at + 1, label)}</legend>
          <FieldGrid
            level={innerLevel({
              fields: field.fields,
              values: row,
              prefix: `${path}[${at}].`,
              context: form.start.context,
              change: (values) => change(rows.map((old, index) => (index === at ? values : old))),
            })}
          />
          <span>
            <Button
              size="small"
              icon={<DeleteOutlined />}
              onClick={() => change(rows.filter((_, index) => index !== at))}
            >
              {formText.removeRow(label)}
            </Button>
          </span>
        </fieldset>
      ))}
      {rows.length < field.max && (
        <span>
          <Button
            id={rows.length === 0 ? idOf(path) : undefined}
            icon={<PlusOutlined />}
            onClick={() => change([...rows, {}])}
          >
            {formText.addRow(label)}
          </Button>
        </span>
      )}
    </div>
  )
}

/** Fields that belong together under one label. */
export const GroupControl = ({ level, name, field }: ControlProps<GroupField>) => {
  const form = useForm()
  const value = level.values[name]
  return (
    <fieldset className={style.row} id={idOf(level.prefix + name)}>
      {/* The label stands above already. */}
      <legend className="visually-hidden">{field.label}</legend>
      <FieldGrid
        level={innerLevel({
          fields: field.fields,
          values: isMap(value) ? value : {},
          prefix: `${level.prefix}${name}.`,
          context: form.start.context,
          change: (values) => level.change(name, values),
        })}
      />
    </fieldset>
  )
}
