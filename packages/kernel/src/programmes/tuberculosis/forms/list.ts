import type { Form } from '../../../form/form.ts'
import { closeForm } from './close.ts'
import { contactForm } from './contact.ts'
import { breakForm, stopForm } from './course-forms.ts'
import { firstVisit } from './first-visit.ts'
import { followup } from './followup.ts'
import { noticeForm } from './notice.ts'
import { screenForm } from './screen.ts'

/** Forms in the order of the service. */
export const tbForms: readonly Form[] = [
  screenForm,
  noticeForm,
  firstVisit,
  followup,
  breakForm,
  stopForm,
  closeForm,
  contactForm,
]
