// What each kind the scanner knows cannot do without; a superset of its patterns, kept to its pinned version by a test.
const marks: readonly RegExp[] = [
  /\b(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}|secret_?access_?key/i,
  /PRIVATE KEY|_authToken=|x-oauth-basic|hooks\.slack\.com\/services|T3BlbkFJ|sk-ant-api0/i,
  /(?:npm|gsk|hf|lin_api|ntn|shp(?:pa|ca|at|ss)|gh[pousr]|github_pat|glc|glsa|vc[piark]|dckr_pat|figd)_[A-Za-z0-9]{4}/,
  /(?:xox[abopr]|xapp|glpat)-|SG\.\w|ops_ey|hv[sbr]\.[A-Za-z0-9_-]{20}|dapi[A-Fa-f0-9]{32}/,
  /:\/\/[^:/\s]{1,256}:[^@/\s]{1,256}@/,
];

/**
 * Whether the secret scanner has to be loaded at all: loading it costs a third of the hook's time, and its own book-keeping grows with
 * the square of the texts it has seen. Says yes too often rather than too seldom.
 */
export function mayHoldSecret(text: string): boolean {
  return marks.some((mark) => mark.test(text));
}
