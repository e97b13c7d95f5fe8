import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { createContext, useContext } from 'react'
import { keyOf, queryClient } from './query.ts'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only below the frame, where someone always is. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the signed-in frame')
  return me
}

/** Whether the post holds an action on a class: `may(me, 'C:D1')`. */
export const may = (me: Me, right: string): boolean => me.rights.includes(right)

/** Takes over a new answer of who is signed in, without what the previous post had seen. */
export const becomeMe = (me: Me): void => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.me.id })
  queryClient.setQueryData(keyOf(session.me), me)
}
