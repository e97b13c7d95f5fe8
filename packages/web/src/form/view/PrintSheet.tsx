import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { may, useMe } from '../../api/me.ts'
import { SheetTable } from '../../parts/SheetTable.tsx'
import type { FormState } from '../state/state.ts'
import style from './PrintSheet.module.css'

/** The form as on paper; only seen in print, and only where the reader may print forms of its class. */
export const PrintSheet = (props: { readonly state: FormState; readonly name: string; readonly foot: string }) => {
  const { state, name, foot } = props
  const { form, full, start } = state
  if (!may(useMe(), `P:${form.dataClass}`)) return null
  return (
    <div className={style.sheet}>
      <SheetTable
        sheet={sheetOf(form, [full])}
        name={name}
        code={start.context.record_code?.slice(-8) ?? ''}
        foot={foot}
      />
    </div>
  )
}
