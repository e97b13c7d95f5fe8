import { useMutation } from '@tanstack/react-query'
import type { RecordView, SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { records } from '@wangdi/kernel/api/routes/records.ts'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { uuidv7 } from '../../api/uuid.ts'
import { afterSave } from '../../form/state/useSave.ts'
import { formText } from '../../text/form.ts'
import { recordText as words } from '../../text/record.ts'
import style from './Record.module.css'

/** Voiding: the record stays readable and counts no more. A reason is asked. */
export const VoidRecord = ({ record }: { readonly record: RecordView }) => {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [version] = useState(uuidv7)
  const head = record.versions.find(({ version_id }) => version_id === record.head)
  const voiding = useMutation<SaveAnswer, ApiProblem, void>({
    mutationFn: () =>
      call(records.save, {
        body: {
          record_id: record.record_id,
          version_id: version,
          base: [record.head],
          resident_id: record.resident_id ?? '',
          form: record.form,
          edition: record.edition,
          service_date: record.service_date,
          status: 'voided',
          fields: head?.fields ?? {},
          reason: reason.trim(),
        },
      }),
    onSuccess: ({ outcome }) => {
      if (outcome !== 'conflict') setOpen(false)
      afterSave()
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.voidIt}</Button>
      <Modal
        open={open}
        title={words.voidTitle(record.title)}
        okText={words.voidTitle(record.title)}
        cancelText={words.keepIt}
        okButtonProps={{ disabled: reason.trim().length < 2 || voiding.isPending, danger: true }}
        onOk={() => voiding.mutate()}
        onCancel={() => setOpen(false)}
      >
        <label className={style.ask}>
          {words.voidHint}
          <textarea
            rows={2}
            value={reason}
            aria-label={words.voidReason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p role="alert">{voiding.data?.outcome === 'conflict' ? formText.conflict : voiding.error?.title}</p>
      </Modal>
    </>
  )
}
