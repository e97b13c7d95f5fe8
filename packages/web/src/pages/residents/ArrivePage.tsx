const ArrivePage = () => null
export default ArrivePage
