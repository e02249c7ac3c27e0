import { expect, test } from 'vitest';
import { offsetAt } from '../../src/consent/zone';

const HOUR = 3_600_000;
const WINTER = Date.UTC(2026, 0, 15, 12, 30, 15, 400);
const SUMMER = Date.UTC(2026, 6, 15, 12, 30, 15, 400);

test.each<[string, number, number]>([
  ['+05:00', WINTER, 5],
  ['-03:30', WINTER, -3.5],
  ['+00:00', WINTER, 0],
  ['UTC', WINTER, 0],
  ['Asia/Tashkent', WINTER, 5],
  ['Asia/Kathmandu', WINTER, 5.75],
  ['America/St_Johns', WINTER, -3.5],
  ['Europe/Berlin', WINTER, 1],
  ['Europe/Berlin', SUMMER, 2],
  ['Asia/Tashkent', Date.UTC(2026, 11, 31, 23, 59, 59), 5],
  ['Asia/Tashkent', -1, 6],
])('%s at %d is %d hours ahead of UTC', (zone, time, hours) => {
  expect(offsetAt(zone, time)).toBe(hours * HOUR);
});

test.each(['Asia/Samarcand', 'five', ''])('"%s" is no time zone', (zone) => {
  expect(offsetAt(zone, WINTER)).toBeNaN();
});
