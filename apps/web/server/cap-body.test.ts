import { expect, it } from 'vitest';
import { capBody } from './cap-body.ts';

const post = (body: string) => new Request('http://studio.example/', { method: 'POST', body });

it('hands a body of the allowed size on as it is', async () => {
  expect(await capBody(post('{"a":1}'), 7).text()).toBe('{"a":1}');
});

it('breaks a larger one off', async () => {
  await expect(capBody(post('{"a":12}'), 7).text()).rejects.toThrow('larger than 7 bytes');
});

it('has nothing to do without a body', async () => {
  expect(await capBody(new Request('http://studio.example/'), 7).text()).toBe('');
});
