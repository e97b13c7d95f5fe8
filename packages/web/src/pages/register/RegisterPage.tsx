const RegisterPage = () => null
export default RegisterPage
