/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const other = `
左甲状腺素|zuo jia zhuang xian su|μg
甲巯咪唑|jia qiu mi zuo|mg
丙硫氧嘧啶|bing liu yang mi ding|mg
别嘌醇|bie piao chun|mg
非布司他|fei bu si ta|mg
苯溴马隆|ben xiu ma long|mg
秋水仙碱|qiu shui xian jian|mg
碳酸钙|tan suan gai|mg
碳酸钙D3|tan suan gai d3|片
阿仑膦酸钠|a lun lin suan na|mg
骨化三醇|gu hua san chun|μg
阿法骨化醇|a fa gu hua chun|μg
塞来昔布|sai lai xi bu|mg
布洛芬|bu luo fen|mg
双氯芬酸|shuang lv fen suan|mg
洛索洛芬|luo suo luo fen|mg
美洛昔康|mei luo xi kang|mg
对乙酰氨基酚|dui yi xian an ji fen|mg
氨基葡萄糖|an ji pu tao tang|mg
奥美拉唑|ao mei la zuo|mg
雷贝拉唑|lei bei la zuo|mg
泮托拉唑|pan tuo la zuo|mg
兰索拉唑|lan suo la zuo|mg
艾司奥美拉唑|ai si ao mei la zuo|mg
法莫替丁|fa mo ti ding|mg
雷尼替丁|lei ni ti ding|mg
铝碳酸镁|lv tan suan mei|mg
多潘立酮|duo pan li tong|mg
莫沙必利|mo sha bi li|mg
伊托必利|yi tuo bi li|mg
蒙脱石散|meng tuo shi san|袋
乳果糖|ru guo tang|ml
双歧杆菌|shuang qi gan jun|粒
非那雄胺|fei na xiong an|mg
坦索罗辛|tan suo luo xin|mg
托特罗定|tuo te luo ding|mg
卡马西平|ka ma xi ping|mg
苯妥英钠|ben tuo ying na|mg
丙戊酸钠|bing wu suan na|mg
左乙拉西坦|zuo yi la xi tan|mg
拉莫三嗪|la mo san qin|mg
左旋多巴|zuo xuan duo ba|mg
多巴丝肼|duo ba si jing|mg
普拉克索|pu la ke suo|mg
多奈哌齐|duo nai pai qi|mg
美金刚|mei jin gang|mg
艾司唑仑|ai si zuo lun|mg
阿普唑仑|a pu zuo lun|mg
地西泮|di xi pan|mg
氯硝西泮|lv xiao xi pan|mg
佐匹克隆|zuo pi ke long|mg
唑吡坦|zuo bi tan|mg
舍曲林|she qu lin|mg
帕罗西汀|pa luo xi ting|mg
艾司西酞普兰|ai si xi tai pu lan|mg
氟西汀|fu xi ting|mg
文拉法辛|wen la fa xin|mg
度洛西汀|du luo xi ting|mg
米氮平|mi dan ping|mg
泼尼松|po ni song|mg
甲泼尼龙|jia po ni long|mg
地塞米松|di sai mi song|mg
氯雷他定|lv lei ta ding|mg
西替利嗪|xi ti li qin|mg
叶酸|ye suan|mg
维生素B12|wei sheng su b12|mg
甲钴胺|jia gu an|mg
维生素C|wei sheng su c|mg
维生素D|wei sheng su d|mg
复合维生素B|fu he wei sheng su b|片
硫酸亚铁|liu suan ya tie|mg
琥珀酸亚铁|hu po suan ya tie|mg
多糖铁复合物|duo tang tie fu he wu|mg
氯化钾|lv hua jia|mg
阿莫西林|a mo xi lin|mg
头孢克洛|tou bao ke luo|mg
头孢呋辛|tou bao fu xin|mg
左氧氟沙星|zuo yang fu sha xing|mg
莫西沙星|mo xi sha xing|mg
阿奇霉素|a qi mei su|mg
六味地黄丸|liu wei di huang wan|丸
金匮肾气丸|jin kui shen qi wan|丸
黄葵胶囊|huang kui jiao nang|粒
百令胶囊|bai ling jiao nang|粒
肾炎康复|shen yan kang fu|片
尿毒清|niao du qing|袋
羟苯磺酸钙|qiang ben huang suan gai|mg
依帕司他|yi pa si ta|mg
硫辛酸|liu xin suan|mg
胰激肽原酶|yi ji tai yuan mei|mg
`
