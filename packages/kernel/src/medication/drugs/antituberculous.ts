/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const antituberculous = `
异烟肼|yi yan jing|mg
利福平|li fu ping|mg
利福喷丁|li fu pen ding|mg
利福布汀|li fu bu ting|mg
吡嗪酰胺|bi qin xian an|mg
乙胺丁醇|yi an ding chun|mg
链霉素|lian mei su|mg
丙硫异烟胺|bing liu yi yan an|mg
对氨基水杨酸|dui an ji shui yang suan|mg
对氨基水杨酸异烟肼|dui an ji shui yang suan yi yan jing|mg
环丝氨酸|huan si an suan|mg
卷曲霉素|juan qu mei su|mg
贝达喹啉|bei da kui lin|mg
德拉马尼|de la ma ni|mg
氯法齐明|lv fa qi ming|mg
异福酰胺|yi fu xian an|片
异福|yi fu|粒
乙胺吡嗪利福异烟|yi an bi qin li fu yi yan|片
康替唑胺|kang ti zuo an|mg
`
