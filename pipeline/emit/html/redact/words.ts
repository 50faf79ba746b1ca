/** Family names that are not also the first character of words that often follow a title; 单, 高, 全… are among {@link ALSO_WORDS}. */
const PLAIN =
  '王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶魏苏吕丁沈姜姚卢傅钟谭廖汪范陆崔邱秦顾侯邵孟龙段雷汤尹黎易武乔贺赖龚庞樊殷施陶翟倪严牛陆鲁俞葛章韦岳裴戚柳鲍费岑薛殳邬滕毕郝邹鄢卞柏窦云舒祁毛禹狄贝臧伏戴纪项祝阮蓝闵席麻贾娄江颜刁骆霍虞柯昝莫房裘缪解宗宣贲诸左石吉钮嵇邢滑荣翁荀羊甄封芮储靳糜松井富巫乌焦巴弓牧隗谷车宓蓬郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖符景詹束幸司韶郜蓟薄印宿白怀蒲邰鄂索籍赖卓蔺屠蒙池阴胥闻党翟劳逄姬申扶堵冉宰郦雍璩桑桂濮寿边扈燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容古慎戈庾暨居衡步耿满弘匡国文寇广禄阙东殴沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空沙乜养鞠须丰巢蒯荆红游竺权逯盖益桓岩刀玉阿' +
  '張劉陳楊黃趙吳孫羅鄭謝許韓馮鄧蕭蔣蔡葉魏蘇呂瀋盧傅鐘鍾譚陸範賴龔龐顧賀嚴魯韋鮑費鄒畢雲戴紀項祝藍閔賈婁顏駱單';
const ALSO_WORDS =
  '高马金方任安常向和于万成管明程孔夏牛卫水花关查计终时全应季华包史尤穆汝平齐康伍元卜黄梅盛钱孙强路危童经干邢裴';
const DOUBLE = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '申屠',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '东方',
  '司徒',
  '端木',
  '歐陽',
  '諸葛',
  '東方',
];

const PLAIN_SET: ReadonlySet<string> = new Set(PLAIN);
const ANY_SET: ReadonlySet<string> = new Set(PLAIN + ALSO_WORDS);
const DOUBLE_SET: ReadonlySet<string> = new Set(DOUBLE);

/** How many characters of the text a family name takes at its beginning: 2, 1 or 0. `sure`: only names that begin no common word. */
export function familyName(text: string, sure: boolean): 0 | 1 | 2 {
  if (DOUBLE_SET.has(text.slice(0, 2))) return 2;
  return (sure ? PLAIN_SET : ANY_SET).has(text.slice(0, 1)) ? 1 : 0;
}

/** Ends of titles that stand right before a name: 党委书记张三. */
export const TITLES =
  '书记|副书记|主任|副主任|局长|副局长|部长|副部长|校长|副校长|院长|副院长|处长|副处长|科长|副科长|股长|副股长|所长|副所长|站长|副站长|乡长|镇长|县长|区长|市长|村长|董事长|总经理|经理|主席|副主席|委员|组长|副组长|队长|副队长|会计|出纳|总会计师|总工程师|主官|科员|干部|职工|教师|医生|局长级|调研员|书记员|书記|書記|主任|局長|部長|校長|院長|處長|科長|所長|站長|鄉長|鎮長|縣長|區長|市長|董事長|總經理|經理|主席|委員|組長|隊長';

/** Labels right before a name: 联系人：张三. */
export const NAME_LABELS =
  '联系人|经办人|负责人|责任人|责任领导|举报人|承办人|填表人|审核人|签发人|姓名|聯繫人|聯絡人|經辦人|負責人|責任人|責任領導|姓名';

/** What may stand after a name of two characters, so that the next character is not taken for part of it. */
export const AFTER_NAME = new Set(
  '任为在主同等和与、对向率到作以及分担带负牵说的是被就将已曾因违受给于由為與對帶負牽說將'.split(''),
);
