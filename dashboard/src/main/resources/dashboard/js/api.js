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
  if (!response.ok) throw await refusal(response);
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

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const words = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return new ApiError(words, response.status, problem);
}

/** The list in a reply that is one, or that holds one under `key`. */
function listOf(reply, key) {
  return Array.isArray(reply) ? reply : reply?.[key] ?? reply?.items ?? [];
}

const item = id => encodeURIComponent(id);

/** The REST interface; every method rejects with {@link ApiError}. */
export const api = {
  cameras: async () => listOf(await call('GET', `${BASE}/cameras`), 'cameras'),
  addCamera: camera => call('POST', `${BASE}/cameras`, { body: camera }),
  changeCamera: (id, changes) => call('PATCH', `${BASE}/cameras/${item(id)}`, { body: changes }),
  removeCamera: (id, options) => call('DELETE', `${BASE}/cameras/${item(id)}`, options),

  questions: async () => listOf(await call('GET', `${BASE}/questions`), 'questions'),
  ask: question => call('POST', `${BASE}/questions`, { body: question }),
  parse: (text, signal) => call('POST', `${BASE}/questions/parse`, { body: { text }, signal }),
  removeQuestion: (id, options) => call('DELETE', `${BASE}/questions/${item(id)}`, options),

  answers: async (question, limit) =>
    listOf(await call('GET', `${BASE}/answers?question=${item(question)}&order=desc&limit=${limit}`), 'answers'),
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

  streamUrl: `${BASE}/answers/stream?scenes=true&refresh=true`,
};
