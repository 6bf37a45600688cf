import { expect, test } from '@jest/globals';
import { models } from '../../src/model/catalogue-data.js';
import { findModel, findOutputCap, findPrice } from '../../src/model/catalogue.js';

test('every price is dated and sourced, every retired id has a replacement that is alive', () => {
  expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
  for (const model of models) {
    expect(model.outputCap).toBeLessThanOrEqual(model.window);
    for (const { price } of Object.values(model.offers)) {
      expect(price.asOf).toMatch(/^2026-\d\d-\d\d$/);
      expect(price.source).toMatch(/^https:/);
      expect(price.cached ?? 0).toBeLessThan(price.input);
    }
    if (model.retired === undefined) {
      expect(Object.keys(model.offers)).toContain('moonshot');
    } else {
      const replacement = models.find((other) => other.id === model.replacement);
      expect(replacement?.retired).toBeUndefined();
      expect(replacement).toBeDefined();
    }
  }
});

test('a model has the name, price and cap of the host that is asked', () => {
  expect(findPrice('moonshot', 'kimi-k2.6')).toMatchObject({
    input: 0.95,
    cached: 0.16,
    output: 4,
    currency: 'USD',
  });
  expect(findPrice('moonshot-cn', 'kimi-k2.6')).toMatchObject({
    input: 6.5,
    cached: null,
    output: 27,
    currency: 'CNY',
  });
  expect(findPrice('openrouter', 'moonshotai/kimi-k2.7-code')).toMatchObject({
    input: 0.74,
    currency: 'USD',
  });
  expect(findOutputCap('openrouter', 'moonshotai/kimi-k2.7-code')).toBe(16_384);
  expect(findModel('moonshot', 'moonshotai/kimi-k2.6')).toBeNull();
  expect(findPrice('moonshot', 'kimi-of-tomorrow')).toBeNull();
  expect(findPrice('ollama', 'kimi-k2.6')).toBeNull();
  expect(findPrice('custom', 'kimi-k2.6')).toBeNull();
});
