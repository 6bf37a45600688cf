import { expect, test } from '@jest/globals';
import { isSecretFile } from '../../src/project/secret-file.js';

test.each([
  '.env',
  '.env.local',
  'app/.ENV.production',
  '.envrc',
  'server.pem',
  'tls/private.KEY',
  'id_rsa',
  '.ssh/config',
  'home/.ssh/id_ed25519',
  '.npmrc',
  '.netrc',
  'infra/terraform.tfstate',
  'infra/prod.tfvars',
  '.aws/credentials',
  'credentials.json',
  'gcp-service-account.json',
  'config/secrets.yml',
  'client_secret_12.json',
  'store.p12',
  'release.keystore',
  '.git-credentials',
  '.docker/config.json',
  'my-credentials.yaml',
  '.pgpass',
  'auth.json',
])('%s is secret', (path) => {
  expect(isSecretFile(path)).toBe(true);
});

test.each([
  'src/environment.ts',
  'src/credentials.ts',
  'src/secret-file.ts',
  'id_generator.ts',
  'keyboard.ts',
  'src/keys/index.ts',
  'id_rsa.pub',
  'package.json',
  'docs/secrets.md',
  'auth/login.ts',
  'monkey.txt',
  'src/aws/client.ts',
])('%s is not', (path) => {
  expect(isSecretFile(path)).toBe(false);
});
