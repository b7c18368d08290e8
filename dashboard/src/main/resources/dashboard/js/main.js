import { Access } from './access.js';
import { account } from './account.js';
import { announceChanges } from './announce.js';
import { api, sessions } from './api.js';
import { Ask } from './ask.js';
import { connectionState } from './connection.js';
import { Login } from './login.js';
import { navigation } from './nav.js';
import { Past } from './past.js';
import { Questions } from './questions.js';
import { followAddress } from './route.js';
import { Status } from './status.js';
import { Store } from './store.js';
import { Stream } from './stream.js';
import { themeToggle } from './theme.js';
import { Wall } from './wall.js';

const CHECK_MS = 15_000;
const RELOAD_MS = 60_000;
/** A model that fails is told of within a second. */
const MODEL_TOLD_MS = 1_500;

const by = id => document.getElementById(id);
const store = new Store();
const stream = new Stream();

by('tools').append(connectionState(store, by('notice')), account(store), themeToggle());
followAddress(store);
navigation(store, by('nav'), {
  watch: { element: by('page-watch') },
  past: { element: by('page-past'), make: root => new Past(store, root) },
  status: { element: by('page-status'), make: root => new Status(store, root) },
  access: { element: by('page-access'), make: root => new Access(store, root) },
});
new Wall(store, { root: by('wall'), tools: by('watch-tools'), title: by('watch-title'), panel: by('stage-panel') });
new Ask(store, by('ask'));
new Questions(store, { root: by('questions'), count: by('questions-count') });
announceChanges(store, by('announcer'));
const login = new Login(by('login'), begin);
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
  loadModels();
  try {
    const [cameras, questions] = await Promise.all([api.cameras(), api.questions()]);
    store.setCameras(cameras);
    store.setQuestions(questions);
  } catch (error) {
    store.setConnection({ trouble: error.status ? error.message : null });
  }
}

async function loadModels() {
  try {
    const models = await api.models();
    // some only say what they see, and answer nothing
    store.setModels(models.filter(({ task = 'answer' }) => task === 'answer'));
  } catch {
    // a server that knows none, or that is away: what is known stays
  }
}

async function check() {
  if (document.hidden) return;
  await stream.check();
  loadModels();
  try {
    store.setConnection({ trouble: await api.trouble() });
  } catch {
    // the connection's own state says it
  }
}

/** Learns who is here, then shows what they may see; a server without logins knows no one. */
async function begin() {
  try {
    store.setMe(await api.me());
    localStorage.removeItem('watchword-left');
  } catch (error) {
    if (error.status === 401) return;
  }
  await load();
  stream.open();
}

sessions.addEventListener('needed', ({ detail }) => {
  stream.close();
  if (store.me.login === 'oidc' && detail.provider && !localStorage.getItem('watchword-left')) login.renew();
  else login.show(detail.login, detail.provider);
});
begin();
store.addEventListener('asked-model', () => setTimeout(loadModels, MODEL_TOLD_MS));
setInterval(check, CHECK_MS);
setInterval(() => !document.hidden && load(), RELOAD_MS);
document.addEventListener('visibilitychange', check);
