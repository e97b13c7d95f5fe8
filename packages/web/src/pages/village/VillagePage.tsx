import { Navigate } from '@tanstack/react-router'
import { useMe } from '../../api/me.ts'

/** 本村: one's own area's figures, by the same doors as everywhere. */
const VillagePage = () => {
  const { area } = useMe()
  return <Navigate to="/figures" search={{ area: area.code }} replace />
}

export default VillagePage
