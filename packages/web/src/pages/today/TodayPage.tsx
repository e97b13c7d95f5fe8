const TodayPage = () => null
export default TodayPage
