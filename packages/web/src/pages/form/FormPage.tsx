const FormPage = () => null
export default FormPage
