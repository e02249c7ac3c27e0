import { expect, test } from 'vitest';
import { ALL } from '../../src/services/all';
import { checked } from '../../src/services/checked';
import { metaPixel } from '../../src/services/meta-pixel';

test.each([undefined, '', true, false, null])('a tag that names a pixel with %j in the place of its id is told so', (id) => {
  expect(() => checked(metaPixel)({ id: id as never })).toThrow(
    'id is missing: write meta-pixel:… with the id that the vendor gave the site',
  );
});

test.each(['1', 7, '1234567890'])('an id such as %j is let through', (id) => {
  expect(checked(metaPixel)({ id }).vendorId).toBe(id);
});

test.each(ALL.map((each) => [each.id, each] as const))('%s passes as a site would name it', (_, { sample }) => {
  expect(() => checked(sample)(undefined as never)).not.toThrow();
});
