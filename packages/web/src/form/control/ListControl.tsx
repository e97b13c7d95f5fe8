import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { ListField, Value } from '@wangdi/kernel/form/field.ts'
import { Button } from 'antd'
import { formText } from '../../text/form.ts'
import { FieldBox } from '../field/FieldBox.tsx'
import { idOf, innerLevel } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import style from './Control.module.css'
import type { ControlProps } from './control.ts'

/** A plain list of values of one kind: dates, references. */
export const ListControl = ({ level, name, field }: ControlProps<ListField>) => {
  const form = useForm()
  const path = level.prefix + name
  const value = level.values[name]
  const items: readonly Value[] = Array.isArray(value) ? value : []
  const change = (next: readonly Value[]): void => level.change(name, next.length === 0 ? null : next)
  const inner = innerLevel({
    fields: Object.fromEntries(items.map((_, at) => [String(at), { ...field.item, required: true }])),
    values: Object.fromEntries(items.map((item, at) => [String(at), item])),
    prefix: `${path}.`,
    context: form.start.context,
    change: (values) => change(items.map((_, at) => values[String(at)] ?? '')),
  })
  return (
    <div className={style.stack}>
      {items.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <div key={at} className={style.pair}>
          <FieldBox level={inner} names={[String(at)]} />
          <Button
            icon={<DeleteOutlined />}
            aria-label={formText.removeRow(field.item.label)}
            onClick={() => change(items.filter((_item, index) => index !== at))}
          />
        </div>
      ))}
      {items.length < field.max && (
        <span>
          <Button id={idOf(path)} icon={<PlusOutlined />} onClick={() => change([...items, ''])}>
            {formText.addRow(field.item.label)}
          </Button>
        </span>
      )}
    </div>
  )
}
