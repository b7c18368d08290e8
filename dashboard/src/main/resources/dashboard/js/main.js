import { announceChanges } from './announce.js';
import { api } from './api.js';
import { Ask } from './ask.js';
import { connectionState } from './connection.js';
import { Questions } from './questions.js';
import { Store } from './store.js';
import { Stream } from './stream.js';
import { themeToggle } from './theme.js';
import { Wall } from './wall.js';

const CHECK_MS = 15_000;
const RELOAD_MS = 60_000;

const by = id => document.getElementById(id);
const store = new Store();
const stream = new Stream();

by('tools').append(connectionState(store, by('notice')), themeToggle());
new Wall(store, { root: by('wall'), tools: by('watch-tools'), title: by('watch-title') });
new Ask(store, by('ask'));
new Questions(store, { root: by('questions'), count: by('questions-count') });
announceChanges(store, by('announcer'));
['connection', 'cameras', 'questions'].forEach(topic => store.touch(topic));

stream.addEventListener('state', ({ detail }) => connectionChanged(detail));
stream.addEventListener('answer', ({ detail }) => store.putAnswer(detail));
stream.addEventListener('scene', ({ detail }) => store.sceneArrived(detail));
stream.addEventListener('camera', ({ detail }) => cameraArrived(detail));
stream.addEventListener('question', ({ detail }) => questionArrived(detail));

function connectionChanged(state) {
  const before = store.connection.state;
  store.setConnection({ state });
  if (state === 'live' && before !== 'live') load();
}

/** An event about a camera is its status, with the camera as `definition`; of one that is gone, `deleted`. */
function cameraArrived({ definition, ...status }) {
  if (status.deleted) store.dropCamera(status.camera);
  else if (definition) store.putCamera({ ...definition, status });
  else if (!store.putStatus(status)) loadSoon();
}

function questionArrived(event) {
  if (event.deleted) store.dropQuestion(event.question ?? event.id);
  else if (event.id && event.text) store.putQuestion(event);
  else loadSoon();
}

let soon = null;

function loadSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    load();
  }, 300);
}

async function load() {
  try {
    const [cameras, questions] = await Promise.all([api.cameras(), api.questions()]);
    store.setCameras(cameras);
    store.setQuestions(questions);
  } catch (error) {
    store.setConnection({ trouble: error.status ? error.message : null });
  }
}

async function check() {
  if (document.hidden) return;
  await stream.check();
  try {
    store.setConnection({ trouble: await api.trouble() });
  } catch {
    // the connection's own state says it
  }
}

load().finally(() => stream.open());
setInterval(check, CHECK_MS);
setInterval(() => !document.hidden && load(), RELOAD_MS);
document.addEventListener('visibilitychange', check);
