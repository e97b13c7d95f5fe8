import { useNavigate } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { VisitStart } from '@wangdi/kernel/api/routes/records.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import { useRef } from 'react'
import { setLastSaved } from '../../api/last-saved.ts'
import { useMe } from '../../api/me.ts'
import { focusFinding, useFormKeys } from '../../form/state/keys.ts'
import { openLabels } from '../../form/state/state.ts'
import { useDraft } from '../../form/state/useDraft.ts'
import { FormFrame } from '../../form/view/FormFrame.tsx'
import { FormView } from '../../form/view/FormView.tsx'
import { ResultBar } from '../../form/view/ResultBar.tsx'
import { SectionBar } from '../../form/view/SectionBar.tsx'
import { useSaveVisit } from '../../form/visit/useSaveVisit.ts'
import { useVisit, type Visit } from '../../form/visit/useVisit.ts'
import { VisitPanel } from '../../form/visit/VisitPanel.tsx'
import { Page } from '../../frame/Page.tsx'
import { dayWords, momentWords, timeWords } from '../../parts/format.ts'
import { formText } from '../../text/form.ts'
import { visitText as words } from '../../text/visit.ts'
import { nextDoor } from './doors.ts'
import style from './Form.module.css'
import { FormMessage, FormPerson, SaveState } from './parts.tsx'

/** Follow-ups among the forms: those that name a next one. */
const isFollowup = ({ form }: Visit['forms'][number]): boolean => 'next_date' in form.fields

/** The earliest of the next dates: on it all may be done together again. */
const nextDay = ({ forms }: Visit): string | null => {
  const days = forms.flatMap(({ judged }) => (isFilled(judged.full.next_date) ? [String(judged.full.next_date)] : []))
  return days.length > 1 ? days.toSorted()[0] : null
}

const Yield = ({ visit, today }: { readonly visit: Visit; readonly today: string }) => {
  const next = nextDay(visit)
  return (
    <p className={style.yield}>
      {words.yields(visit.forms.length, visit.forms.filter(isFollowup).length)}。
      {next && <span>{words.nextTogether(dayWords(next, today))}</span>}
    </p>
  )
}

/** The visit at work: shared questions first, then each form's own, saved together. */
export const VisitWork = (props: { readonly start: VisitStart; readonly resident: ResidentPage }) => {
  const { start, resident } = props
  const me = useMe()
  const navigate = useNavigate()
  const visit = useVisit(start.forms)
  const { state, forms } = visit
  const draft = useDraft(resident.resident_id, state.edits, () => {
    const typed = visit.typedBy()
    return forms.map(({ form, record }) => ({ record, form: form.id, values: typed[form.id] ?? {} }))
  })
  const save = useSaveVisit(visit, resident.resident_id)
  const root = useRef<HTMLDivElement>(null)
  const open = openLabels(state)

  const onSave = (): void => {
    state.reveal()
    if (save.isPending) return
    if (open.length > 0) setTimeout(() => focusFinding([state], 'first'))
    else
      save.mutate(undefined, {
        onSuccess: ({ outcome, records }) => {
          if (outcome === 'conflict') return
          draft.stop()
          const saved = words.savedForms(forms.length)
          setLastSaved(formText.savedFor(resident.name, saved, timeWords(records[0]?.recorded_at ?? '')))
          navigate({ ...nextDoor(start.next, resident.resident_id), replace: true })
        },
      })
  }
  useFormKeys(root, { forms: [state], draft: draft.saveNow, save: onSave })
  const title = forms.map(({ form }) => form.short).join('、')
  return (
    <Page
      title={`${words.title} · ${resident.name}`}
      heading={false}
      back
      crumbs={[
        { label: resident.name, to: '/residents/$id', params: { id: resident.resident_id } },
        { label: words.title },
      ]}
      actions={<SaveState draft={draft} resumed={visit.resumedAt && momentWords(visit.resumedAt, me.today)} />}
    >
      <FormFrame>
        <div className={style.top}>
          <FormPerson resident={resident} title={title} note={words.due(forms.length)} />
          <SectionBar forms={[state]} />
        </div>
        <div className={style.body} ref={root}>
          <FormView state={state} />
        </div>
        <ResultBar
          result={[]}
          message={
            <FormMessage.Why
              missing={state.showAll ? open : []}
              problem={save.error}
              conflict={save.data?.outcome === 'conflict' ? (forms[0]?.record ?? null) : null}
            />
          }
          primary={open.length === 0 && start.next ? words.saveNext(start.next.name) : words.save(open.length)}
          saving={save.isPending}
          onSave={onSave}
          onDraft={draft.saveNow}
        >
          <VisitPanel visit={visit} />
          <Yield visit={visit} today={me.today} />
        </ResultBar>
      </FormFrame>
    </Page>
  )
}
