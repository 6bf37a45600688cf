export { startFakeKimi, type FakeKimi, type FakeKimiOptions } from './fake-kimi.js';
export type { KimiRequestBody, RecordedRequest, ScriptedReply } from './scripted-reply.js';
export { runBinary, type BinaryResult } from './run-binary.js';
export { temporaryProject, type TemporaryProject } from './temporary-project.js';
