/**
 * Repairs of what a PDF's font says its glyphs are. A font that uses one glyph for a character and for its radical
 * (Noto CJK: 人 and ⼈) leaves the printer to pick either, and Chromium picks the radical. Measured on the glyphs that
 * Noto Serif CJK SC shares; NFKC would leave U+2E80–2EFF and turn ⼾ into 戶.
 */

/** CJK Radicals Supplement (U+2E80–2EFF), those that stand for one character of one code unit. */
const SUPPLEMENT =
  '⺁⺂⺃⺄⺅⺆⺇⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱' +
  '⻲⻳';
const SUPPLEMENT_PLAIN =
  '厂乛乚乙亻冂几刂卜㔾小小兀尣尢尢巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒㓁㓁羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝车辶辶辶阝钅長镸长门阝阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜' +
  '亀龟';

/** Kangxi radicals, in the order of their code points from U+2F00. */
const KANGXI_PLAIN =
  '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮' +
  '皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠';

const FIRST_KANGXI = 0x2f00;

const REPAIRS: ReadonlyMap<string, string> = new Map([
  ...[...SUPPLEMENT].map((glyph, i) => [glyph, SUPPLEMENT_PLAIN.charAt(i)] as const),
  ...[...KANGXI_PLAIN].map((plain, i) => [String.fromCharCode(FIRST_KANGXI + i), plain] as const),
  ['―', '—'],
  // The ligature of two dashes: one glyph, two characters.
  ['⸺', '——'],
]);

/** Characters that a reader never sees: controls and format marks (soft hyphen, zero-width marks, byte order mark). */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const REPAIRABLE = /[\u2015\u2e3a\u2e80-\u2fdf]/g;

/** The text of one positioned item as a reader sees it: radicals and dashes made plain, invisible marks gone. */
export function repairGlyphs(text: string): string {
  return text.replace(INVISIBLE, '').replace(REPAIRABLE, (glyph) => REPAIRS.get(glyph) ?? glyph);
}
