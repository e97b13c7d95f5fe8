const ResidentsPage = () => null
export default ResidentsPage
