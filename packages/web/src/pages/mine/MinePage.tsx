const MinePage = () => null
export default MinePage
