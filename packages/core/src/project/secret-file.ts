import { posix } from 'node:path';

const names = new Set([
  '.npmrc', '.yarnrc', '.yarnrc.yml', '.netrc', '_netrc', '.pypirc', '.pgpass', '.my.cnf', '.htpasswd', '.dockercfg', '.git-credentials',
  '.vault-token', '.terraformrc', 'terraform.rc', '.boto', '.s3cfg', 'credentials', 'kubeconfig', 'auth.json', 'id_rsa', 'id_dsa', 'id_ecdsa',
  'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk',
]); // prettier-ignore

const folders = new Set(['.ssh', '.aws', '.gnupg', '.kube', '.azure', '.docker', '.gcloud']);

const endings =
  /\.(?:pem|key|p12|pfx|jks|keystore|ppk|kdbx?|tfstate|tfstate\.backup|tfvars|tfvars\.json|ovpn|asc|p8|age|pgpass)$/;

// Data files that hold secrets by name; source code of the same name (`credentials.ts`) is code.
const dataNames =
  /^(?:.*[._-])?(?:credentials?|secrets?|client[_-]secrets?|service[_-]?account(?:[_-]?key)?|firebase-adminsdk)(?:[._-].*)?\.(?:json|ya?ml|toml|ini|txt|xml|properties|enc|csv|conf|cfg)$/;

/**
 * Whether a file's name says that it holds secrets: `.env*`, private keys, credential and state files. Such a file is never sent to a model
 * and never copied to where model-written code runs. `path` may be relative or absolute, with `/`; only names are looked at, and case is not.
 */
export function isSecretFile(path: string): boolean {
  const parts = path.toLowerCase().split('/');
  const name = posix.basename(path).toLowerCase();
  if (name.startsWith('.env')) return true;
  if (names.has(name) || endings.test(name) || dataNames.test(name)) return true;
  return parts.slice(0, -1).some((part) => folders.has(part));
}
