const RecordPage = () => null
export default RecordPage
