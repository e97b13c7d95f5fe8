import { useNavigate } from '@tanstack/react-router'
import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { setLastSaved } from '../../api/last-saved.ts'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { focusFinding, useFormKeys } from '../../form/state/keys.ts'
import { openLabels, useFormState } from '../../form/state/state.ts'
import { FormFrame } from '../../form/view/FormFrame.tsx'
import { FormView } from '../../form/view/FormView.tsx'
import { ResultBar } from '../../form/view/ResultBar.tsx'
import { SectionBar } from '../../form/view/SectionBar.tsx'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { formText } from '../../text/form.ts'
import { residentsText } from '../../text/residents.ts'
import { Duplicates } from './Duplicates.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import style from './Register.module.css'
import { askedTwice, carried, factsOfNumber } from './sheets.ts'
import { type Place, useRegistration } from './useRegistration.ts'

const words = residentsText.registerPage

const useSheets = (sheet: Form, coverForm: Form, village: AreaNode | undefined) => {
  const me = useMe()
  const today = day(me.today)
  const context: FormContext = useMemo(
    () => ({ today, rural: village?.rural ?? true, village_name: village?.name, org_name: me.post.unit_name }),
    [today, village, me.post.unit_name],
  )
  const byDefault = useMemo(
    () => ({ id_type: '01', ...('responsible_doctor' in sheet.fields && { responsible_doctor: me.name }) }),
    [sheet, me.name],
  )
  const hiddenHere = useMemo(() => new Set(['changed_on']), [])
  const personal = useFormState({ form: sheet, context, values: byDefault, hidden: hiddenHere })
  const proposals = useMemo(() => carried(sheet, personal.values, coverForm), [sheet, coverForm, personal.values])
  const hidden = useMemo(() => askedTwice(sheet, coverForm), [sheet, coverForm])
  const beside = useMemo(
    () => ({ ...context, earlier: { [sheet.id]: personal.full } }),
    [context, sheet, personal.full],
  )
  const opened = { opened_by: me.name, responsible_doctor: me.name, open_date: today }
  const cover = useFormState({ form: coverForm, context: beside, values: opened, proposals, hidden })
  return { personal, cover, today }
}

/** The sheet at work; another sheet begins afresh. */
const Sheets = (props: {
  readonly sheet: Form
  readonly coverForm: Form
  readonly place: Place
  readonly villages: readonly AreaNode[]
  readonly onPlace: (place: Place) => void
  readonly onSheet: (form: string) => void
}) => {
  const { sheet, coverForm, place, villages, onPlace, onSheet } = props
  const navigate = useNavigate()
  const village = villages.find(({ code }) => code === place.village)
  const { personal, cover, today } = useSheets(sheet, coverForm, village)
  const forms = [personal, cover]
  const registration = useRegistration(place, personal, cover)
  const { save } = registration
  const root = useRef<HTMLDivElement>(null)

  const facts = factsOfNumber(personal.values, today)
  const stated = facts === null ? '' : JSON.stringify(facts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once when the number becomes sound
  useEffect(() => {
    for (const [key, value] of Object.entries(facts ?? {})) personal.change(key, value)
  }, [stated])

  const onSave = (): void => {
    for (const form of forms) form.reveal()
    if (place.village === '') document.getElementById('place-village')?.focus()
    else if (registration.blocked) setTimeout(() => focusFinding(forms, 'first'))
    else if (!save.isPending)
      save.mutate(undefined, {
        onSuccess: ({ resident_id }) => {
          setLastSaved(words.done(String(personal.full.name)))
          navigate({ to: '/residents/$id', params: { id: resident_id } })
        },
      })
  }
  useFormKeys(root, { forms, draft: () => undefined, save: onSave })
  const open = [...(place.village === '' ? [words.village] : []), ...forms.flatMap(openLabels)]
  const missing = forms.some(({ showAll }) => showAll) && open.length > 0 ? formText.missingNames(open) : null
  const [finding] = Array.isArray(save.error?.detail.findings) ? save.error.detail.findings : []
  return (
    <FormFrame>
      <div className={style.top}>
        <SectionBar forms={forms} />
      </div>
      <div className={style.body} ref={root}>
        <PlaceCard
          place={place}
          villages={villages}
          sheet={sheet.id}
          temporary={personal.values.residence_type === '2'}
          onChange={onPlace}
          onSheet={onSheet}
        />
        <Duplicates items={registration.duplicates} />
        <FormView state={personal} />
        <FormView state={cover} />
      </div>
      <ResultBar
        result={[]}
        message={missing ?? (finding?.message_zh ? String(finding.message_zh) : save.error?.title)}
        primary={words.save}
        saving={save.isPending}
        onSave={onSave}
      />
    </FormFrame>
  )
}

/** Registers a resident, and the household they join: cover and basic information on one page. */
const RegisterPage = () => {
  const me = useMe()
  const [url] = useUrl()
  const areas = useCall(session.areas, {}, { staleTime: Number.POSITIVE_INFINITY })
  const [sheetId, setSheet] = useState('rec_personal')
  const [place, setPlace] = useState<Place>({
    village: me.area.level === 'village' ? me.area.code : '',
    group: '',
    since: '',
    household: url.household ?? null,
    relation: null,
  })
  const [sheet, coverForm] = [formOf(sheetId), formOf('rec_cover')]
  return (
    <Page title={words.title} back crumbs={[{ label: residentsText.title, to: '/residents' }]}>
      <Await of={areas} what={words.village}>
        {({ items }) =>
          sheet && coverForm ? (
            <Sheets
              key={sheetId}
              sheet={sheet}
              coverForm={coverForm}
              place={place}
              villages={items.filter(({ level }) => level === 'village')}
              onPlace={setPlace}
              onSheet={setSheet}
            />
          ) : null
        }
      </Await>
    </Page>
  )
}

export default RegisterPage
