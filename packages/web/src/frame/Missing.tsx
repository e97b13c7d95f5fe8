import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/States.tsx'
import { zh } from '../text/zh.ts'

/** An address that no page has. */
export const Missing = () => (
  <Empty text={zh.state.notFound}>
    <Link to="/">{zh.state.toStart}</Link>
  </Empty>
)
