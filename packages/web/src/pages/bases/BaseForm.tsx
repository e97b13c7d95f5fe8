import { useMutation } from '@tanstack/react-query'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { baseKinds } from '@wangdi/kernel/exchange/line.ts'
import { Button, Select } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { TextLine } from '../../parts/TextLine.tsx'
import { basesText } from '../../text/bases.ts'
import { useAreas } from '../figures/areas.ts'
import css from './bases.module.css'
import { type Body, bodyOf, type Draft, missingIn } from './draft.ts'

const text = basesText.form

type Saved = AnswerOf<typeof api.figures.saveBase>

const labels: Readonly<Partial<Record<keyof Draft, string>>> = {
  value: text.value,
  area: text.area,
  ref_date: text.refDate,
  applies_from: text.appliesFrom,
  applies_to: text.appliesTo,
  source_org: text.sourceOrg,
  source_doc: text.sourceDoc,
  source_date: text.sourceDate,
}

/** Computed bases are not typed by anyone. */
const kinds = baseKinds.filter((kind) => kind !== 'PB-REG')

interface Props {
  readonly start: Draft
  readonly correction: boolean
  readonly onDone: (saved: Saved) => void
  readonly onCancel: () => void
}

/** Who enters a population figure writes down where it comes from. */
export const BaseForm = ({ start, correction, onDone, onCancel }: Props) => {
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const areas = useAreas()
  useEffect(() => document.getElementById('base-value')?.focus(), [])
  const save = useMutation<Saved, ApiProblem, Body>({
    mutationFn: (body) => call(api.figures.saveBase, { body }),
    onSuccess: (saved) => {
      void invalidate(api.figures.bases, api.figures.overview, api.figures.page)
      onDone(saved)
    },
  })
  const missing = missingIn(draft)
  const put = (key: keyof Draft) => (value: string) => setDraft({ ...draft, [key]: value })
  const field = (key: keyof Draft) => ({
    id: `base-${key}`,
    value: draft[key],
    wrong: tried && missing.includes(key),
    onChange: put(key),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (missing.length === 0) save.mutate(bodyOf(draft))
    else document.getElementById(`base-${missing[0]}`)?.focus()
  }
  return (
    <form className={`card ${css.form}`} onSubmit={submit} noValidate aria-labelledby="base-form-title">
      <h2 id="base-form-title">{correction ? text.titleCorrect : text.title}</h2>
      {correction && <p className="hint">{text.hintCorrect}</p>}
      <div className={css.fields}>
        <div className={css.field}>
          <label htmlFor="base-base_kind">{text.kind}</label>
          <Select
            id="base-base_kind"
            value={draft.base_kind}
            disabled={correction}
            options={kinds.map((kind) => ({ value: kind as string, label: basesText.kinds[kind] ?? kind }))}
            onChange={put('base_kind')}
          />
        </div>
        <div className={css.field}>
          <label htmlFor="base-area">{text.area}</label>
          <Select
            id="base-area"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.area}
            disabled={correction}
            options={areas.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={put('area')}
          />
        </div>
        <TextLine {...field('value')} label={text.value} unit={text.unit} numeric />
        <TextLine
          {...field('age_from')}
          label={text.ageFrom}
          unit={text.years}
          hint={text.ageHint}
          numeric
          optional={text.optional}
        />
        <TextLine {...field('age_to')} label={text.ageTo} unit={text.years} numeric optional={text.optional} />
        <TextLine {...field('ref_date')} label={text.refDate} type="date" />
        <TextLine {...field('applies_from')} label={text.appliesFrom} type="date" />
        <TextLine {...field('applies_to')} label={text.appliesTo} type="date" />
        <TextLine {...field('source_org')} label={text.sourceOrg} hint={text.sourceOrgHint} />
        <TextLine {...field('source_doc')} label={text.sourceDoc} hint={text.sourceDocHint} />
        <TextLine {...field('source_date')} label={text.sourceDate} type="date" />
      </div>
      <footer className={css.acts}>
        <span role="alert" className={css.wrong}>
          {save.error?.title ??
            (tried && missing.length > 0 ? text.missing(missing.map((key) => labels[key] ?? key).join('、')) : '')}
        </span>
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {correction ? text.saveCorrect : text.save}
        </Button>
      </footer>
    </form>
  )
}
