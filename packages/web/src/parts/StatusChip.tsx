import {
  ArrowDownOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  LockOutlined,
  WarningFilled,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import style from './StatusChip.module.css'

/** States of the status language: each is word, shape and colour, any two of which are enough to read it. */
export type ChipState =
  | 'overdue'
  | 'due'
  | 'later'
  | 'doable'
  | 'met'
  | 'unmet'
  | 'near'
  | 'behind'
  | 'none'
  | 'question'
  | 'alarm'
  | 'trial'
  | 'frozen'

const signs: Readonly<Record<ChipState, ReactNode>> = {
  overdue: <ExclamationCircleFilled />,
  due: <ClockCircleOutlined />,
  later: null,
  doable: <ClockCircleOutlined />,
  met: <CheckOutlined />,
  unmet: <CloseOutlined />,
  near: <span className={style.glyph}>≈</span>,
  behind: <ArrowDownOutlined />,
  none: null,
  question: null,
  alarm: <WarningFilled />,
  trial: <HourglassOutlined />,
  frozen: <LockOutlined />,
}

/**
 * A state as a chip. `plain` where every row of a list has the same state: coloured text with its sign.
 */
export const StatusChip = (props: {
  readonly state: ChipState
  readonly children: ReactNode
  readonly plain?: boolean
}) => {
  const { state, children, plain = false } = props
  return (
    <span className={`${style.chip} ${style[state]} ${plain ? style.plain : ''}`}>
      {signs[state] && <span aria-hidden="true">{signs[state]}</span>}
      {children}
    </span>
  )
}

/** A fact worn like a label, without a state: 高血压, 65岁以上. */
export const Tag = ({ children }: { readonly children: ReactNode }) => <span className={style.tag}>{children}</span>
