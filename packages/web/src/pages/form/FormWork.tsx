import { useNavigate } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { FormStart as Opened, RecordView } from '@wangdi/kernel/api/routes/records.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { setLastSaved } from '../../api/last-saved.ts'
import { useMe } from '../../api/me.ts'
import { focusFinding, useFormKeys } from '../../form/state/keys.ts'
import { openLabels, useFormState } from '../../form/state/state.ts'
import { useDraft } from '../../form/state/useDraft.ts'
import { useSave } from '../../form/state/useSave.ts'
import { FormFrame } from '../../form/view/FormFrame.tsx'
import { FormView } from '../../form/view/FormView.tsx'
import { PrintSheet } from '../../form/view/PrintSheet.tsx'
import { ResultBar } from '../../form/view/ResultBar.tsx'
import { SectionBar } from '../../form/view/SectionBar.tsx'
import { FormPanel } from '../../form/visit/VisitPanel.tsx'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { momentWords, timeWords } from '../../parts/format.ts'
import { formText } from '../../text/form.ts'
import { nextDoor } from './doors.ts'
import style from './Form.module.css'
import { openingOf } from './opening.ts'
import { FormMessage, FormPerson, SaveState } from './parts.tsx'
import { besideOf, contextBeside, Siblings, useSiblings } from './Siblings.tsx'

/** The form at work: sections, section bar, result bar, draft, saving and the way on to the next person. */
export const FormWork = (props: {
  readonly form: Form
  readonly start: Opened
  readonly resident: ResidentPage
  readonly correcting: RecordView | null
}) => {
  const { form, start: opened, resident, correcting } = props
  const me = useMe()
  const [url] = useUrl()
  const navigate = useNavigate()
  const [opening] = useState(() => openingOf(form, opened, correcting, url))
  const [reason, setReason] = useState('')
  const [context, setContext] = useState(opening.start.context)
  const start = useMemo(() => ({ ...opening.start, context }), [opening, context])
  const state = useFormState(start)
  const draft = useDraft(resident.resident_id, state.edits, () => [
    { record: opening.record, form: form.id, values: state.typed },
  ])
  const proposals = useSiblings(form, correcting, state.full, opening.start.context)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const stated = JSON.stringify(besideOf(correcting, proposals, left, null))
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged anew when what is proposed says something else
  useEffect(() => setContext(contextBeside(opening.start.context, proposals, left)), [stated])
  const words = reason.trim() || null
  const save = useSave(state, {
    ...opening,
    resident: resident.resident_id,
    reason: words,
    beside: besideOf(correcting, proposals, left, words),
  })
  const leave = (record: string, on: boolean): void =>
    setLeft((was) => new Set(on ? [...was, record] : [...was].filter((each) => each !== record)))
  const root = useRef<HTMLDivElement>(null)
  const next = correcting ? null : opened.next

  const goOn = (recordedAt: string): void => {
    draft.stop()
    setLastSaved(formText.savedFor(resident.name, form.short, timeWords(recordedAt)))
    navigate({ ...nextDoor(next, resident.resident_id), replace: true })
  }
  const amends = correcting !== null && correcting.status !== 'draft'
  const blocked = [...(amends && reason.trim().length < 2 ? [formText.correction] : []), ...openLabels(state)]
  const onSave = (): void => {
    state.reveal()
    if (save.isPending) return
    if (blocked.length > 0) setTimeout(() => focusFinding([state], 'first'))
    else
      save.mutate(undefined, {
        onSuccess: ({ outcome, recorded_at }) => (outcome === 'conflict' ? undefined : goOn(recorded_at)),
      })
  }
  useFormKeys(root, { forms: [state], draft: draft.saveNow, save: onSave })

  return (
    <Page
      title={`${form.short} · ${resident.name}`}
      heading={false}
      back
      crumbs={[
        { label: resident.name, to: '/residents/$id', params: { id: resident.resident_id } },
        { label: form.short },
      ]}
      actions={<SaveState draft={draft} resumed={opening.resumedAt && momentWords(opening.resumedAt, me.today)} />}
    >
      <PrintSheet state={state} name={resident.name} foot={formText.sheetFoot(me.post.unit_name, me.name, me.today)} />
      <FormFrame>
        <div className={style.top}>
          <FormPerson resident={resident} title={form.short} />
          <SectionBar forms={[state]} />
        </div>
        <div className={style.body} ref={root}>
          {amends && <FormMessage.Correction value={reason} onChange={setReason} />}
          <FormView state={state} />
          <Siblings proposals={proposals} left={left} onLeave={leave} />
        </div>
        <ResultBar
          result={form.result?.(state.full, context) ?? []}
          message={
            <FormMessage.Why
              missing={state.showAll ? blocked : []}
              problem={save.error}
              conflict={save.data?.outcome === 'conflict' ? opening.record : null}
            />
          }
          primary={next ? formText.saveNext(next.name) : formText.save}
          saving={save.isPending}
          onSave={onSave}
          onDraft={correcting ? undefined : draft.saveNow}
        >
          <FormPanel state={state} />
        </ResultBar>
      </FormFrame>
    </Page>
  )
}
