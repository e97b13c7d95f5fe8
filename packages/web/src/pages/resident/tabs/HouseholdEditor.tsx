import { useMutation } from '@tanstack/react-query'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useMe } from '../../../api/me.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { invalidate } from '../../../api/query.ts'
import { uuidv7 } from '../../../api/uuid.ts'
import { residentText } from '../../../text/resident.ts'

const words = residentText.household
/** 与户主关系: 本人或户主 (GB/T 4761). */
const HEAD = '0'

/** Makes a household with this person as its head, where there is none yet. */
export const HouseholdEditor = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const [id] = useState(uuidv7)
  const make = useMutation<unknown, ApiProblem, void>({
    mutationFn: () =>
      call(residents.saveHousehold, {
        params: { id },
        body: {
          village: page.village,
          address: page.address ?? page.village_name,
          head: page.resident_id,
          members: [{ resident_id: page.resident_id, relation_to_head: HEAD, joined: today }],
        },
      }),
    onSuccess: () => invalidate(residents.page),
  })
  if (page.household) return null
  return (
    <div>
      <Button onClick={() => make.mutate()} disabled={make.isPending}>
        {words.make}
      </Button>
      <p className="hint">{words.makeHint}</p>
      {make.error && <p role="alert">{make.error.title}</p>}
    </div>
  )
}
