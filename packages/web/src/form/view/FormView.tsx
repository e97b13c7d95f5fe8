import { Modal } from 'antd'
import { formText } from '../../text/form.ts'
import { wordsOf } from '../state/model.ts'
import { type FormState, FormStateContext } from '../state/state.ts'
import style from './FormView.module.css'
import { SectionCard } from './SectionCard.tsx'

/** Asks before a change clears what was filled in: an answer must not vanish unseen. */
const Clearing = ({ state }: { readonly state: FormState }) => {
  const { pending, form } = state
  if (!pending) return null
  const field = form.fields[pending.key]
  const option = field.kind === 'one' || field.kind === 'many' ? wordsOf(field, pending.value) || null : null
  const names = pending.clears.map((key) => form.fields[key].label)
  return (
    <Modal
      open
      title={formText.clears(formText.changing(field.label, option), names)}
      okText={formText.clear}
      cancelText={formText.keep}
      onOk={() => state.resolve(true)}
      onCancel={() => state.resolve(false)}
    />
  )
}

/** Draws any form of the kernel from its definition. */
export const FormView = ({ state }: { readonly state: FormState }) => (
  <FormStateContext value={state}>
    <div className={style.sections}>
      {state.form.sections.map((section) => (
        <SectionCard key={section.id} section={section} />
      ))}
    </div>
    <Clearing state={state} />
  </FormStateContext>
)
