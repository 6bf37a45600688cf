export { K2Help as default } from '@k2/core/cli';
