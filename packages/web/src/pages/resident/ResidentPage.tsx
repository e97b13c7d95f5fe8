const ResidentPage = () => null
export default ResidentPage
