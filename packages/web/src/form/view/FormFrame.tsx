import type { ReactNode } from 'react'
import style from './FormView.module.css'

/** Fills the page so that the result bar stands at its bottom also under a short form. */
export const FormFrame = ({ children }: { readonly children: ReactNode }) => (
  <div className={style.work}>{children}</div>
)
