import { sheetOf } from '@wangdi/kernel/print/sheet.ts'
import { SheetTable } from '../../parts/SheetTable.tsx'
import { formText } from '../../text/form.ts'
import type { FormState } from '../state/state.ts'
import style from './PrintSheet.module.css'

/** The form as on paper; only seen in print. */
export const PrintSheet = (props: { readonly state: FormState; readonly name: string; readonly foot: string }) => {
  const { state, name, foot } = props
  const { form, full, start } = state
  return (
    <div className={style.sheet}>
      <SheetTable
        sheet={sheetOf(form, [full])}
        head={[formText.sheetName(name), formText.sheetCode(start.context.record_code?.slice(-8) ?? '')]}
        besideTitle={formText.sheetBeside}
        foot={foot}
      />
    </div>
  )
}
