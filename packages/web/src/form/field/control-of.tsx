import type { ReactNode } from 'react'
import { BoolControl, ManyControl, OneControl } from '../control/CodeControl.tsx'
import type { ControlProps } from '../control/control.ts'
import { DateControl } from '../control/DateControl.tsx'
import { ListControl } from '../control/ListControl.tsx'
import { NumberControl } from '../control/NumberControl.tsx'
import { GroupControl, RowsControl } from '../control/RowsControl.tsx'
import { ScoreControl } from '../control/ScoreControl.tsx'
import { TextControl } from '../control/TextControl.tsx'

/** The control of a kind of field. `suggested` is the code the system would choose. */
export const controlOf = (props: ControlProps, suggested: string | null): ReactNode => {
  const { field } = props
  switch (field.kind) {
    case 'text':
    case 'ref':
      return <TextControl {...props} field={field} />
    case 'int':
    case 'dec':
      return field.scores ? <ScoreControl {...props} field={field} /> : <NumberControl {...props} field={field} />
    case 'date':
    case 'ym':
      return <DateControl {...props} field={field} />
    case 'one':
      return <OneControl {...props} field={field} suggested={suggested} />
    case 'many':
      return <ManyControl {...props} field={field} />
    case 'bool':
      return <BoolControl {...props} field={field} />
    case 'group':
      return <GroupControl {...props} field={field} />
    case 'rows':
      return <RowsControl {...props} field={field} />
    case 'list':
      return <ListControl {...props} field={field} />
  }
}
