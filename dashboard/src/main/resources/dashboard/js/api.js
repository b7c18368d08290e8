import { observeServerDate } from './time.js';

const BASE = 'api/v1';

/** A call the server refused or could not be asked; `message` is fit for people. */
export class ApiError extends Error {
  /**
   * @param {string} message in words
   * @param {number} status HTTP status, 0 where the server could not be reached
   * @param {Object} problem the problem+json body, or {}
   */
  constructor(message, status, problem = {}) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

async function call(method, path, { body, signal, keepalive } = {}) {
  const response = await send(path, {
    method,
    signal,
    keepalive,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response, path);
  return response.status === 204 ? null : response.json();
}

async function send(path, options) {
  try {
    const response = await fetch(path, options);
    observeServerDate(response.headers.get('Date'));
    return response;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError('The server can’t be reached.', 0);
  }
}

/** Told when a call needs a login that is not there. */
export const sessions = new EventTarget();

async function refusal(response, path) {
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401 && path !== `${BASE}/session`) sessions.dispatchEvent(new CustomEvent('needed', { detail: problem }));
  const words = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return new ApiError(words, response.status, problem);
}

/** The list in a reply that is one, or that holds one under `key`. */
function listOf(reply, key) {
  return Array.isArray(reply) ? reply : reply?.[key] ?? reply?.items ?? [];
}

const item = id => encodeURIComponent(id);
/** An answer's id is `camera/question/seq`; its slashes stay. */
const answerPath = id => id.split('/').map(item).join('/');

/** The REST interface; every method rejects with {@link ApiError}. */
export const api = {
  cameras: async () => listOf(await call('GET', `${BASE}/cameras`), 'cameras'),
  addCamera: camera => call('POST', `${BASE}/cameras`, { body: camera }),
  changeCamera: (id, changes) => call('PATCH', `${BASE}/cameras/${item(id)}`, { body: changes }),
  testCamera: (url, signal) => call('POST', `${BASE}/cameras/test`, { body: { url }, signal }),
  removeCamera: (id, options) => call('DELETE', `${BASE}/cameras/${item(id)}`, options),

  questions: async () => listOf(await call('GET', `${BASE}/questions`), 'questions'),
  ask: question => call('POST', `${BASE}/questions`, { body: question }),
  parse: (question, signal) => call('POST', `${BASE}/questions/parse`, { body: question, signal }),
  removeQuestion: (id, options) => call('DELETE', `${BASE}/questions/${item(id)}`, options),

  /** Changes of answers, newest first: of `question` or `camera`, between the ISO-8601 moments `from` and `to`. */
  answers: async ({ limit, ...filter }) => {
    const query = new URLSearchParams({ order: 'desc', limit, ...filter });
    return listOf(await call('GET', `${BASE}/answers?${query}`), 'answers');
  },
  flag: (answer, note) => call('POST', `${BASE}/answers/${answerPath(answer)}/flag`, { body: note ? { note } : {} }),
  /** One answer, now or about the past: `{text, camera, model?, regions?, at?|from?&to?, trace?, timeline?}`. */
  askOnce: (question, signal) => call('POST', `${BASE}/ask`, { body: question, signal }),
  describe: part => call('POST', `${BASE}/describe`, { body: part }),
  /** The models that questions can be put to, the one first that is asked where none is named: `{name, ready, reason?}`. */
  models: async () => listOf(await call('GET', `${BASE}/models`), 'models'),
  vocabulary: () => call('GET', `${BASE}/vocabulary`),

  /** Whether everything works; null where it does, else what does not, in words. */
  async trouble() {
    const response = await send('health/ready', { signal: AbortSignal.timeout(5000) });
    if (response.ok) return null;
    const report = await response.json().catch(() => ({}));
    const parts = Object.values(report).find(Array.isArray) ?? [];
    const broken = parts.filter(part => part.ok === false).map(part => `${part.name}: ${part.detail}`);
    return broken.join('; ') || `not ready (${response.status})`;
  },

  /** The JPEG of exactly this frame, or null where the server no longer has it. */
  async frame(camera, seq) {
    const response = await send(`${BASE}/cameras/${item(camera)}/frames/${seq}.jpg`, { signal: AbortSignal.timeout(8000) });
    return response.ok ? response.blob() : null;
  },

  /** The bare JPEG of the frame that changed an answer; null where none is kept. */
  async evidence(answer) {
    const response = await send(`${BASE}/answers/${answerPath(answer)}/evidence.jpg?annotated=false`, { signal: AbortSignal.timeout(8000) });
    return response.ok ? response.blob() : null;
  },

  status: () => call('GET', `${BASE}/status`),
  /** What the process needs and whether each works: `[{name, ok, detail}]`. */
  async checks() {
    const response = await send('health/ready', { signal: AbortSignal.timeout(5000) });
    return listOf(await response.json().catch(() => ({})), 'checks');
  },

  me: () => call('GET', `${BASE}/me`),
  logIn: token => call('POST', `${BASE}/session`, { body: { token } }),
  logOut: () => call('DELETE', `${BASE}/session`),
  tokens: async () => listOf(await call('GET', `${BASE}/tokens`), 'tokens'),
  addToken: token => call('POST', `${BASE}/tokens`, { body: token }),
  removeToken: (id, options) => call('DELETE', `${BASE}/tokens/${item(id)}`, options),

  streamUrl: `${BASE}/answers/stream?scenes=true&refresh=true`,
};
