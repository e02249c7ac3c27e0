import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare } from './order';

const FILE = 'https://www.recaptcha.net/recaptcha/api.js';

beforeEach(freshPage);

describe('Google reCAPTCHA', () => {
  test.each([
    [undefined, FILE],
    ['KEY', `${FILE}?render=KEY`],
  ])('with the site key %s loads %s after the choice', async (id, file) => {
    const captcha = await prepare(({ recaptcha }) => recaptcha(id ? { id } : {}));
    expect(scripts()).toEqual([]);
    captcha.start!();
    expect(scripts()).toEqual([file]);
  });

  test('is not there at all before the choice, so that a form can tell', async () => {
    await prepare(({ recaptcha }) => recaptcha());
    expect('grecaptcha' in globals).toBe(false);
  });

  test('is told nothing between a withdrawal and the next yes, and not loaded twice', async () => {
    const calls: string[] = [];
    const captcha = await prepare(({ recaptcha }) => recaptcha());
    captcha.start!();
    globals['grecaptcha'] = { execute: (word: string) => calls.push(word) };
    expect(captcha.stop!()).toBe(false);
    call('grecaptcha.execute', 'too late');
    captcha.start!();
    call('grecaptcha.execute', 'allowed');
    expect([calls, scripts()]).toEqual([['allowed'], [FILE]]);
  });
});
