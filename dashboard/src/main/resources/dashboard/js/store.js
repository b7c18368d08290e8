const CHANGES_KEPT = 300;
const REGIONS_KEPT = 20;
/** As many as the server takes in one question. */
const MOST_PARTS = 8;
const BY_NAME = new Intl.Collator(undefined, { numeric: true });
const ROLES = ['viewer', 'operator', 'admin'];

/**
 * What the page knows. Whatever arrives, however fast, watchers are called at most once per animation frame, with the
 * set of topics that changed: `connection`, `cameras`, `questions`, `answers`, `selection`, `view`, `me`,
 * `parts`, `models`.
 * Scenes are not kept here: each goes straight to its picture, as a `scene` event.
 */
export class Store extends EventTarget {
  #changed = new Set();
  #asked = false;

  connection = { state: 'connecting', trouble: null };
  loaded = false;
  cameras = new Map();
  questions = new Map();
  /** question id -> camera id -> the answer that is held, from the newest frame that says so */
  answers = new Map();
  /** question id -> camera id -> the last changes, oldest first */
  changes = new Map();
  /** the question whose evidence is shown: `pinned` by a click, `peeked` at by hovering */
  selection = { pinned: null, peeked: null };
  /** what is lit on one camera's picture above all else: `{camera, tracks: Map<track id, degree>}`, or null */
  attention = null;
  /** parts of pictures that the question being asked can refer to as [1], [2], …: `{camera, box}` in pixels of the frame */
  parts = [];
  /** the models that questions can be put to; null before that is known */
  models = null;
  view = { page: 'watch', camera: null, boxes: true };
  me = { login: 'none', name: '', role: 'admin', cameras: null };
  /** camera id -> its live picture, while it is on the page */
  pictures = new Map();

  /** Calls `painter(topics)` in the next animation frame after one of `topics` changed. */
  watch(topics, painter) {
    this.addEventListener('paint', event => {
      if (topics.some(topic => event.detail.has(topic))) painter(event.detail);
    });
  }

  touch(topic) {
    this.#changed.add(topic);
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    const topics = this.#changed;
    this.#changed = new Set();
    this.#asked = false;
    this.dispatchEvent(new CustomEvent('paint', { detail: topics }));
  }

  setConnection(connection) {
    this.connection = { ...this.connection, ...connection };
    this.touch('connection');
  }

  setCameras(list) {
    const inOrder = list.toSorted((a, b) => BY_NAME.compare(a.name, b.name));
    this.cameras = new Map(inOrder.map(camera => [camera.id, { status: null, ...camera }]));
    this.loaded = true;
    this.touch('cameras');
  }

  putCamera(camera) {
    this.cameras.set(camera.id, { status: null, ...this.cameras.get(camera.id), ...camera });
    this.touch('cameras');
  }

  putStatus(status) {
    const camera = this.cameras.get(status.camera);
    if (camera) this.putCamera({ ...camera, status });
    return Boolean(camera);
  }

  dropCamera(id) {
    this.cameras.delete(id);
    for (const perCamera of [...this.answers.values(), ...this.changes.values()]) perCamera.delete(id);
    if (this.parts.some(({ camera }) => camera === id)) this.dropParts();
    if (this.view.camera === id) this.setView({ camera: null });
    this.touch('cameras');
    this.touch('answers');
  }

  setQuestions(list) {
    const ids = new Set(list.map(question => question.id));
    [...this.questions.keys()].filter(id => !ids.has(id)).forEach(id => this.dropQuestion(id));
    list.forEach(question => this.questions.set(question.id, question));
    this.touch('questions');
  }

  putQuestion(question) {
    this.questions.set(question.id, question);
    this.touch('questions');
  }

  dropQuestion(id) {
    this.questions.delete(id);
    this.answers.delete(id);
    this.changes.delete(id);
    if (this.selection.pinned === id || this.selection.peeked === id) this.select({ pinned: null, peeked: null });
    this.touch('questions');
  }

  putAnswer(answer) {
    if (!this.questions.has(answer.question)) return;
    const held = within(this.answers, answer.question).get(answer.camera);
    if (held && (isOlder(answer, held) || isFlicker(answer, held))) return;
    within(this.answers, answer.question).set(answer.camera, answer);
    if (answer.changed || answer.since !== held?.since) this.#record(answer);
    this.touch('answers');
  }

  #record(answer) {
    const list = within(this.changes, answer.question).get(answer.camera) ?? [];
    if (list.at(-1)?.at === answer.since && list.at(-1).answer.text === answer.answer.text) return;
    const next = [...list, change(answer)].slice(-CHANGES_KEPT);
    within(this.changes, answer.question).set(answer.camera, next);
    this.dispatchEvent(new CustomEvent('changed', { detail: answer }));
  }

  /** Puts the changes the server remembers, of a question on any cameras, under those seen here. */
  seedChanges(question, answers) {
    if (!this.questions.has(question)) return;
    const perCamera = within(this.changes, question);
    for (const [camera, past] of Map.groupBy(answers, answer => answer.camera)) {
      // the frame that changed the answer is known to the server; what was here may have come later
      const all = new Map([...(perCamera.get(camera) ?? []), ...past.map(change)].map(entry => [entry.at, entry]));
      const merged = [...all.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      perCamera.set(camera, merged.slice(-CHANGES_KEPT));
    }
    this.touch('answers');
  }

  select(selection) {
    this.selection = { ...this.selection, ...selection };
    this.touch('selection');
  }

  /** Lights tracks on a camera's picture, `null` for none. */
  attend(attention) {
    this.attention = attention;
    this.touch('selection');
  }

  setModels(models) {
    this.models = models;
    this.touch('models');
  }

  get roomForPart() {
    return this.parts.length < MOST_PARTS;
  }

  /** Makes a part one that can be asked about, and tells where questions are asked: a `part` event with its number. */
  addPart(part) {
    if (!this.roomForPart) return;
    this.parts = [...this.parts, part];
    this.touch('parts');
    this.dispatchEvent(new CustomEvent('part', { detail: this.parts.length }));
  }

  /** @param {number} number counted from one */
  removePart(number) {
    this.parts = this.parts.filter((_, i) => i !== number - 1);
    this.touch('parts');
  }

  dropParts() {
    this.parts = [];
    this.touch('parts');
  }

  /** The numbered parts to show on a camera's picture: those of the question being asked, else of the selected one. */
  partsOn(camera) {
    const { regions = [] } = this.questions.get(this.selection.peeked ?? this.selection.pinned) ?? {};
    const shown = this.parts.length > 0 ? this.parts : regions;
    return shown.map(({ camera: of, box }, i) => ({ of, box, number: i + 1 })).filter(({ of }) => of === camera);
  }

  setMe(me) {
    this.me = me;
    this.touch('me');
  }

  /** Whether this person may change questions (`operator`) or cameras and tokens (`admin`). */
  may(role) {
    return ROLES.indexOf(this.me.role) >= ROLES.indexOf(role);
  }

  setView(view) {
    this.view = { ...this.view, ...view };
    this.touch('view');
  }

  /**
   * The tracks of `camera` that ground the selected question's answer, each with how strongly it does; null where no
   * question is selected or it has no answer.
   */
  evidence(camera) {
    if (this.attention?.camera === camera) return this.attention.tracks;
    const question = this.selection.peeked ?? this.selection.pinned;
    if (!question) return null;
    const answer = this.answers.get(question)?.get(camera);
    return answer ? grounds(answer) : null;
  }

  sceneArrived(scene) {
    this.dispatchEvent(new CustomEvent('scene', { detail: scene }));
  }
}

/**
 * The tracks that ground an answer, each with how strongly; null where a model answered that was shown no tracks, as then
 * there is nothing on the picture to light.
 */
export function grounds({ regions, by }) {
  // parts that a question refers to have numbers below zero
  const tracks = regions.filter(({ track }) => track >= 0);
  return by && tracks.length === 0 ? null : new Map(tracks.map(({ track, score }) => [track, score]));
}

const isOlder = (answer, held) => Date.parse(answer.frame.capturedAt) < Date.parse(held.frame.capturedAt);

/** One frame that says otherwise while the held answer stands; what runs on by itself (times, boxes) is none. */
function isFlicker(answer, held) {
  if (answer.changed || answer.since !== held.since) return false;
  const runsOn = ['region', 'duration', 'time'].includes(answer.answer.type) && answer.answer.type === held.answer.type;
  return !runsOn && answer.answer.text !== held.answer.text;
}

/** What is kept of a change: enough to draw it, and to ask for its picture. */
const change = ({ id, since, frame, answer: { type, value, text, confidence, reason }, regions }) => ({
  id,
  at: since,
  frame,
  answer: { type, value, text, confidence, reason },
  regions: regions.slice(0, REGIONS_KEPT),
});

function within(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}
