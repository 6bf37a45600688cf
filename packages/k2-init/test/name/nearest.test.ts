import { expect, test } from '@jest/globals';
import { findNearest } from '../../src/name/nearest.js';

const known = ['backend-api', 'frontend-app', 'data-pipeline'];

test.each([
  ['backend-ap', 'backend-api'],
  ['backendapi', 'backend-api'],
  ['Backend-API', 'backend-api'],
  ['backend', 'backend-api'],
  ['frontent-app', 'frontend-app'],
  ['zzz', undefined],
  ['', undefined],
])('%j is meant as %j', (typed, meant) => {
  expect(findNearest(typed, known)).toBe(meant);
});
