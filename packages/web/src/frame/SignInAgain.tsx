import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { Modal } from 'antd'
import { unlocked } from '../api/lock.ts'
import { becomeMe } from '../api/me.ts'
import { queryClient } from '../api/query.ts'
import { SignInForm } from '../pages/sign-in/SignInForm.tsx'
import { signInText } from '../text/sign-in.ts'

/** Asks for the password over the page as it stands, so that what was typed stays. Another person begins afresh. */
export const SignInAgain = ({ me }: { readonly me: Me }) => (
  <Modal open closable={false} footer={null} title={signInText.again} keyboard={false}>
    <p>{signInText.kept}</p>
    <SignInForm
      login={me.login}
      onDone={(next) => {
        if (next.account_id !== me.account_id || next.post.post_id !== me.post.post_id) {
          becomeMe(next)
          window.location.assign('/')
          return
        }
        unlocked()
        queryClient.invalidateQueries()
      }}
    />
  </Modal>
)
