import { api } from './api.js';
import { CameraTrial } from './camera-trial.js';
import { h, setAttr, setText } from './dom.js';

const FIELDS = [
  { name: 'url', label: 'Address', hint: 'rtsp://user:password@192.168.1.20:554/stream1', help: 'rtsp, rtsps, rtmp, http(s), srt, v4l2, file, or demo: for the embedded clip. A password may be written ${env:NAME}.' },
  { name: 'name', label: 'Name', hint: 'Front gate', help: 'What people call it.', maxlength: 100 },
  { name: 'id', label: 'Id', hint: 'front-gate', help: 'Letters a–z, digits and dashes; it appears in answers and cannot be changed.', maxlength: 64 },
  { name: 'fps', label: 'Frames a second, at most', hint: '5', help: 'Between 0.01 and 120.', inputmode: 'decimal' },
];

/** Asks for a camera and adds it; given a camera, changes that one. */
export function cameraDialog(store, camera = null) {
  const fields = FIELDS.filter(field => !camera || field.name !== 'id').map(field => new Field(field, camera));
  const problem = h('p', { class: 'field-problem', role: 'alert', data: { testid: 'camera-problem' } });
  const save = h('button', { class: 'button button-main', type: 'submit', data: { testid: 'camera-save' } }, camera ? 'Save' : 'Add camera');
  const title = h('h2', { id: 'camera-dialog-title' }, camera ? `Edit ${camera.name}` : 'Add a camera');
  const cancel = h('button', { class: 'button', type: 'button', on: { click: () => dialog.close() } }, 'Cancel');
  const url = fields.find(field => field.name === 'url');
  const trial = new CameraTrial(() => url.input.value.trim());
  const gate = h('input', { type: 'checkbox', id: 'camera-gate', data: { testid: 'camera-gate' } });
  gate.checked = camera?.motionGate ?? true;
  const elements = fields.flatMap(field => (field === url ? [field.element, trial.element] : [field.element]));
  const form = h('form', { novalidate: true, on: { submit } }, title, ...elements, option(gate), problem, h('div', { class: 'dialog-actions' }, cancel, save));
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'camera-dialog-title', data: { testid: 'camera-dialog' }, on: { close: closed } }, form);
  if (!camera) suggestId(fields);
  document.body.append(dialog);
  dialog.showModal();

  async function submit(event) {
    event.preventDefault();
    fields.forEach(field => field.say(''));
    setText(problem, '');
    save.disabled = true;
    try {
      const given = Object.fromEntries(fields.filter(field => field.given).map(field => [field.name, field.value]));
      if (gate.checked !== (camera?.motionGate ?? true)) given.motionGate = gate.checked;
      store.putCamera(await (camera ? api.changeCamera(camera.id, given) : api.addCamera(given)));
      dialog.close();
    } catch (error) {
      refuse(error);
    } finally {
      save.disabled = false;
    }
  }

  function closed() {
    trial.close();
    dialog.remove();
  }

  function refuse(error) {
    const named = fieldNamed(error.problem) ?? (error.status === 409 ? 'id' : null);
    const field = fields.find(candidate => candidate.name === named);
    if (!field) {
      setText(problem, error.message);
      return;
    }
    field.say(plainly(error.message, named));
    field.focus();
  }
}

function option(gate) {
  return h('label', { class: 'option', for: 'camera-gate' }, gate, h('span', {}, 'Look less often where nothing moves'), h('span', { class: 'field-help' }, 'One frame a second, until something does.'));
}

/** A field's problem without the field's own name before it. */
function plainly(message, name) {
  const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** The field a problem is about: `field`, or the pointer of its first error (RFC 9457). */
function fieldNamed(problem) {
  const first = problem?.errors?.[0];
  return problem?.field ?? first?.field ?? first?.pointer?.replace(/^#?\//, '') ?? null;
}

/** Makes an id of the name until someone writes their own. */
function suggestId(fields) {
  const [name, id] = ['name', 'id'].map(wanted => fields.find(field => field.name === wanted));
  let own = false;
  id.input.addEventListener('input', () => (own = id.input.value !== ''));
  name.input.addEventListener('input', () => {
    if (!own) id.input.value = slug(name.input.value);
  });
}

function slug(name) {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
}

class Field {
  #problem;
  #before;

  constructor({ name, label, hint, help, maxlength, inputmode }, camera) {
    this.name = name;
    // the address comes without its password, so it is shown but only sent when it is written anew
    this.#before = name === 'url' || !camera ? '' : String(camera[name] ?? '');
    const placeholder = name === 'url' && camera ? camera.url : hint;
    const id = `camera-${name}`;
    this.#problem = h('p', { class: 'field-problem', id: `${id}-problem`, role: 'alert', data: { testid: `camera-${name}-problem` } });
    this.input = h('input', {
      class: 'field-input', id, name, placeholder, maxlength, inputmode, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none',
      'aria-describedby': `${id}-problem ${id}-help`, data: { testid: id },
    });
    this.input.value = this.#before;
    this.element = h('div', { class: 'field' }, h('label', { for: id }, label), this.input, this.#problem, h('p', { class: 'field-help', id: `${id}-help` }, help));
  }

  /** Whether something new was written. */
  get given() {
    const text = this.input.value.trim();
    return text !== '' && text !== this.#before;
  }

  get value() {
    const text = this.input.value.trim();
    const number = Number(text.replace(',', '.'));
    return this.name === 'fps' && !Number.isNaN(number) ? number : text;
  }

  say(problem) {
    setText(this.#problem, problem);
    setAttr(this.input, 'aria-invalid', problem ? 'true' : null);
  }

  focus() {
    this.input.focus();
  }
}
