import { useMutation } from '@tanstack/react-query'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { residentText } from '../../text/resident.ts'
import style from './Resident.module.css'

type Field = 'id_number' | 'own_phone' | 'contact_phone' | 'current_address'
type Purpose = (typeof residentText.purposes)[number]
interface Revealed {
  readonly value: string | null
  readonly seconds: number
}

/** A masked fact with 显示: asks what for, shows it for a while, and is logged. Nothing reveals on hover. */
export const Reveal = (props: {
  readonly resident: string
  readonly field: Field
  readonly label: string
  readonly masked: string
  readonly may: boolean
}) => {
  const { resident, field, label, masked, may } = props
  const [open, setOpen] = useState(false)
  const reveal = useMutation<Revealed, ApiProblem, Purpose>({
    mutationFn: (purpose) => call(residents.reveal, { params: { id: resident }, body: { field, purpose } }),
    onSuccess: () => setOpen(false),
  })
  const { data, reset } = reveal
  useEffect(() => {
    if (!data) return
    const timer = setTimeout(reset, data.seconds * 1_000)
    return () => clearTimeout(timer)
  }, [data, reset])
  const asks = (
    <div className={style.asks}>
      <p>{residentText.revealWhy}</p>
      {residentText.purposes.map((purpose) => (
        <Button key={purpose} size="small" onClick={() => reveal.mutate(purpose)} disabled={reveal.isPending}>
          {purpose}
        </Button>
      ))}
      <p className="hint">{residentText.revealNote}</p>
      {reveal.error && <p role="alert">{reveal.error.title}</p>}
    </div>
  )
  return (
    <span className={style.fact}>
      {label} <span className={style.code}>{data ? (data.value ?? residentText.nothing) : masked}</span>{' '}
      {may && data && (
        <button type="button" className={style.link} onClick={reset}>
          {residentText.hide}
        </button>
      )}
      {may && !data && (
        <Popover content={asks} trigger="click" open={open} onOpenChange={setOpen} placement="bottom">
          <button type="button" className={style.link} aria-label={`${residentText.reveal}${label}`}>
            {residentText.reveal}
          </button>
        </Popover>
      )}
    </span>
  )
}
