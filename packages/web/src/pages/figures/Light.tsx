import { ArrowDownOutlined, CheckOutlined } from '@ant-design/icons'
import type { FigureRow, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import type { ReactNode } from 'react'
import { figuresText as text } from '../../text/figures.ts'
import css from './figures.module.css'

type State = FigureRow['light']

const signs: Readonly<Record<State, ReactNode>> = {
  met: <CheckOutlined />,
  near: <span aria-hidden="true">≈</span>,
  behind: <ArrowDownOutlined />,
  none: <span aria-hidden="true">–</span>,
}

/** The state of a figure against its target as word, sign and colour. */
export const Light = ({ light, value }: { readonly light: State; readonly value: Fraction }) => (
  <span className={css.chip} data-light={light}>
    {signs[light]} {light === 'none' && value.rate === null ? text.noData : text.light[light]}
  </span>
)
