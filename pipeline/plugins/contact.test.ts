import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { treeOf } from '../source/parse.ts';
import { readTxt } from '../source/txt/txt.ts';
import { contact } from './contact.ts';

const rules = loadRules();

function contactOf(...lines: string[]) {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  const transform = contact.call(undefined as never, rules);
  if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  const { reading, found } = root.data;
  return Object.values(found.contact).map((note) => note && (note.value ?? reading.original(note.range)));
}

const SIGNED = ['中共云屏县档案局党组', '2024年3月27日'];

test.each([
  [
    '联系方式：电话0731-27613235；邮政编码：412100；邮政地址：云屏镇文昌路7号；电子邮箱：2805579350 @qq.com。',
    ['0731-27613235', '云屏镇文昌路7号', '412100', '2805579350 @qq.com'],
  ],
  [
    '联系方式：电话02837631849；邮政地址云屏镇文昌路35号；电子邮箱daj37631849@163.com。',
    ['02837631849', '云屏镇文昌路35号', null, 'daj37631849@163.com'],
  ],
  [
    '联系方式：办公电话：（0731）27613235，传真：0731-27613236，邮箱：daj@yp.example.cn',
    ['（0731）27613235', null, null, 'daj@yp.example.cn'],
  ],
  [
    '监督电话：0731-27613235、13900001111（工作日）；地址：云屏县政府大楼3楼302室',
    ['0731-27613235、13900001111', '云屏县政府大楼3楼302室', null, null],
  ],
  [
    '联系电话：0731-27613235转8001，通讯地址：云屏县文昌路7号（县政府西楼），邮编：412100。',
    ['0731-27613235转8001', '云屏县文昌路7号（县政府西楼）', '412100', null],
  ],
  ['邮政地址：云屏县文昌路7号（信封上请注明“巡察整改”），邮编412100。', [null, '云屏县文昌路7号', '412100', null]],
  ['联系人：王某  联系电话：27613235', ['27613235', null, null, null]],
  [
    '如對整改工作有任何意見，可致電（852）2345 6789，或電郵至 party@yp.example.hk，亦可郵寄至香港灣仔文昌道7號雲屏中心26樓審計部。',
    ['（852）2345 6789', '香港灣仔文昌道7號雲屏中心26樓審計部', null, 'party@yp.example.hk'],
  ],
  ['電話：+853 2856 7890，地址：澳門文昌街7號', ['+853 2856 7890', '澳門文昌街7號', null, null]],
  ['公示期5天，如有异议请向镇纪委反映，电话：0731-27613235。', ['0731-27613235', null, null, null]],
  ['来信请寄：云屏县文昌路7号县档案局（邮编：412100）', [null, '云屏县文昌路7号县档案局', '412100', null]],
])('%s', (line, expected) => {
  expect(
    contactOf('1.档案管理不规范。', '整改情况：已修订。', `欢迎广大干部群众对整改情况进行监督。${line}`, ...SIGNED),
  ).toEqual(expected);
  expect(contactOf('1.档案管理不规范。', '欢迎广大干部群众对整改情况进行监督。', line, ...SIGNED)).toEqual(expected);
});

test('each on a line of its own, spread and numbered', () => {
  const expected = ['0731-27613235', '云屏县文昌路7号', '412100', 'daj@yp.example.cn'];
  expect(
    contactOf(
      '如有意见建议，请及时反映。',
      '电　话：0731-27613235',
      '地　址：云屏县文昌路7号',
      '邮　编：412100',
      '邮　箱：daj@yp.example.cn',
      ...SIGNED,
    ),
  ).toEqual(expected);
  expect(
    contactOf(
      '联系方式',
      '1.电话：0731-27613235',
      '2.邮政地址：云屏县文昌路7号',
      '3.邮政编码：412100',
      '4.电子邮箱：daj@yp.example.cn',
    ),
  ).toEqual(expected);
});

test('spaces around the numbers of an address', () => {
  const line = '联系方式：电话0599-2260188；邮政地址：清漪市建设大街 66 号 3 楼 302 室，邮编353600。';
  expect(contactOf(line, ...SIGNED)[1]).toBe('清漪市建设大街 66 号 3 楼 302 室');
});

test('numbers in measures are no contact', () => {
  expect(
    contactOf(
      '整改情况：一是公布监督电话0731-27613235，受理投诉5件。二是开通联系邮箱。',
      '2.制度不健全。',
      '整改情况：已修订。',
      ...SIGNED,
    ),
  ).toEqual([null, null, null, null]);
});
