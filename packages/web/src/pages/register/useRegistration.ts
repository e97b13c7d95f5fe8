import { useMutation } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '@wangdi/kernel/api/route.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate } from '../../api/query.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { openFindings, outgoing } from '../../form/state/model.ts'
import type { FormState } from '../../form/state/state.ts'

type Body = NonNullable<BodyOf<typeof residents.register>>
type Answer = AnswerOf<typeof residents.register>

export interface Place {
  readonly village: string
  readonly group: string
  readonly since: string
  readonly household: string | null
  readonly relation: string | null
}

const reasonsOf = ({ findings, reasons }: FormState) =>
  findings.flatMap(({ severity, code, field }) => {
    const reason = reasons[`${code} ${field}`]?.trim() ?? ''
    return severity === 'warn' && reason.length >= 2 ? [{ code, field, reason }] : []
  })

const bodyOf = (id: string, place: Place, personal: FormState, cover: FormState): Body => ({
  resident_id: id,
  village: place.village,
  group: place.group.trim() || null,
  residence_start_date: place.since || null,
  personal_form: personal.form.id === 'child_basic_info' ? 'child_basic_info' : 'rec_personal',
  cover: outgoing(cover.form, cover, cover.start.context),
  personal: outgoing(personal.form, personal, personal.start.context),
  household_id: place.household,
  relation_to_head: place.relation,
  confirmed: [...reasonsOf(personal), ...reasonsOf(cover)],
})

const WAIT = 900

/**
 * Registration of one resident: asks the server for duplicates while identity is typed, then stores all in one act.
 * The resident's id is made here once, so that a retry makes no second person.
 */
export const useRegistration = (place: Place, personal: FormState, cover: FormState) => {
  const [id] = useState(uuidv7)
  const look = useMutation<Answer, ApiProblem, void>({
    mutationFn: () => call(residents.register, { body: { ...bodyOf(id, place, personal, cover), dry_run: true } }),
  })
  const save = useMutation<Answer, ApiProblem, void>({
    mutationFn: () => call(residents.register, { body: bodyOf(id, place, personal, cover) }),
    onSuccess: () => invalidate(residents.list, residents.today, residents.page),
  })
  const { name, id_number, birth_date, sex } = personal.full
  const known = [place.village, name, birth_date, sex, id_number].map((value) => String(value ?? '')).join('|')
  const enough = place.village !== '' && Boolean(name) && Boolean(birth_date || id_number)
  const { mutate } = look
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the identity changes, not on every answer
  useEffect(() => {
    if (!enough) return
    const timer = setTimeout(() => mutate(), WAIT)
    return () => clearTimeout(timer)
  }, [known, enough])
  const found = [personal, cover].map(({ findings, reasons }) => openFindings(findings, reasons))
  return {
    id,
    duplicates: enough ? (look.data?.possible_duplicates ?? []) : [],
    looking: look.isPending,
    save,
    blocked: found.some(({ blocking, unexplained }) => blocking.length + unexplained.length > 0),
  }
}
