const VillagePage = () => null
export default VillagePage
