import { api } from './api.js';
import { cameraDialog } from './camera-dialog.js';
import { arrange, h, memory, setAttr, setText } from './dom.js';
import { columns } from './grid.js';
import { icon } from './icons.js';
import { Tile } from './tile.js';
import { address } from './route.js';
import { everySecond } from './time.js';
import { say, undoable } from './toast.js';

/** All cameras, as a grid or one of them large. */
export class Wall {
  #store;
  #root;
  #tiles = new Map();
  #hidden = new Set();
  #boxes;
  #viewing;
  #add;
  #all;
  #title;
  #panel;

  constructor(store, { root, tools, title, panel }) {
    this.#panel = panel;
    this.#store = store;
    this.#root = root;
    this.#title = title;
    this.#all = button('back', 'All cameras', () => this.#look(null));
    this.#boxes = button('boxes', 'Boxes', () => this.#showBoxes(!store.view.boxes));
    const full = button('full', 'Full screen', () => document.documentElement.requestFullscreen?.());
    this.#viewing = [this.#boxes, full];
    this.#add = button('add', 'Add camera', () => cameraDialog(store), 'add-camera');
    tools.append(this.#all, this.#boxes, full, this.#add);
    store.setView({ boxes: memory.get('boxes', 'on') === 'on' });
    store.watch(['cameras', 'view', 'connection', 'me'], () => this.#paint());
    store.watch(['selection', 'view', 'answers', 'parts'], topics => this.#redraw(topics));
    store.addEventListener('scene', ({ detail }) => this.#tiles.get(detail.camera)?.offer(detail));
    addEventListener('keydown', event => this.#key(event));
    new ResizeObserver(() => this.#fit()).observe(root.parentElement);
    everySecond(() => this.#tiles.forEach(tile => tile.tick()));
  }

  #paint() {
    const cameras = [...this.#store.cameras.values()].filter(camera => !this.#hidden.has(camera.id));
    const large = cameras.some(camera => camera.id === this.#store.view.camera) ? this.#store.view.camera : null;
    this.#closeAllBut(new Set(cameras.map(camera => camera.id)));
    const tiles = cameras.map(camera => this.#tile(camera));
    arrange(this.#root, tiles.length > 0 ? tiles : [this.#empty()]);
    setAttr(this.#root, 'data-layout', layout(cameras.length, large));
    for (const [id, tile] of this.#tiles) tile.setLarge(id === large || (cameras.length === 1 && !this.#hidden.has(id)));
    this.#fit();
    setText(this.#title, cameras.length > 1 ? `Cameras · ${cameras.length}` : cameras.length === 1 ? 'Camera' : 'Cameras');
    this.#all.hidden = !large || cameras.length < 2;
    this.#add.hidden = !this.#store.may('admin');
    this.#viewing.forEach(tool => (tool.hidden = cameras.length === 0));
    setAttr(this.#boxes, 'aria-pressed', this.#store.view.boxes);
  }

  #fit() {
    const gap = parseFloat(getComputedStyle(this.#root).columnGap) || 0;
    const height = this.#root.parentElement.clientHeight - this.#root.offsetTop - gap;
    this.#root.style.setProperty('--columns', columns(this.#tiles.size, { width: this.#root.clientWidth, height, gap }));
  }

  #tile(camera) {
    if (!this.#tiles.has(camera.id)) {
      this.#tiles.set(camera.id, new Tile(camera, this.#store, this.#deeds(), this.#panel));
    } else {
      this.#tiles.get(camera.id).update(camera);
    }
    return this.#tiles.get(camera.id).element;
  }

  #deeds() {
    return {
      open: camera => this.#look(camera.id === this.#store.view.camera ? null : camera.id),
      pause: camera => this.#pause(camera),
      edit: camera => cameraDialog(this.#store, camera),
      remove: camera => this.#remove(camera),
    };
  }

  #closeAllBut(ids) {
    for (const [id, tile] of this.#tiles) {
      if (ids.has(id)) continue;
      tile.close();
      this.#tiles.delete(id);
    }
  }

  /** A steady picture is drawn again only for what its viewer asked for; answers are drawn with the next frame. */
  #redraw(topics) {
    const asked = ['selection', 'view', 'parts'].some(topic => topics.has(topic));
    if (asked) this.#tiles.forEach(tile => tile.draw());
  }

  #showBoxes(on) {
    memory.set('boxes', on ? 'on' : 'off');
    this.#store.setView({ boxes: on });
  }

  #look(camera) {
    location.hash = address({ page: 'watch', camera });
  }

  #key(event) {
    if (this.#store.view.page !== 'watch' || event.target.closest('input, select, textarea, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'b') this.#showBoxes(!this.#store.view.boxes);
    if (event.key !== 'Escape' || [...this.#tiles.values()].some(tile => tile.escape())) return;
    if (this.#store.view.camera) this.#look(null);
  }

  async #pause(camera) {
    try {
      this.#store.putCamera(await api.changeCamera(camera.id, { paused: !camera.paused }));
    } catch (error) {
      say(error.message);
    }
  }

  #remove(camera) {
    const show = hidden => {
      if (hidden) this.#hidden.add(camera.id);
      else this.#hidden.delete(camera.id);
      this.#store.touch('cameras');
    };
    show(true);
    undoable(`Removed ${camera.name}`, {
      undo: () => show(false),
      commit: async options => {
        await api.removeCamera(camera.id, options);
        this.#store.dropCamera(camera.id);
        show(false);
      },
    });
  }

  #empty() {
    if (!this.#store.loaded) {
      const away = this.#store.connection.state === 'reconnecting';
      return away
        ? note('warning', 'The server doesn’t answer', 'Check that Watchword is running. This page connects by itself as soon as it is back.')
        : note('camera', 'Connecting', 'Asking the server for its cameras.');
    }
    if (!this.#store.may('admin')) return note('camera', 'No cameras to see', 'An administrator adds cameras, and says which ones your login may see.');
    const box = note('camera', 'No cameras yet', 'Watch the embedded clip to try it, or add a camera by its address: most give one like rtsp://user:password@192.168.1.20:554/stream1.');
    const tryIt = h('button', { class: 'button button-main', type: 'button', data: { testid: 'try-demo' }, on: { click: () => this.#addDemo(tryIt) } }, icon('play'), 'Try the demo clip');
    const add = h('button', { class: 'button', type: 'button', on: { click: () => cameraDialog(this.#store) } }, icon('add'), 'Add camera');
    box.append(h('div', { class: 'empty-deeds' }, tryIt, add));
    return box;
  }

  async #addDemo(button) {
    button.disabled = true;
    try {
      this.#store.putCamera(await api.addCamera({ id: 'demo', name: 'Demo clip', url: 'demo:' }));
    } catch (error) {
      say(error.message);
      button.disabled = false;
    }
  }
}

function layout(count, large) {
  if (large) return 'large';
  return count <= 1 ? 'one' : 'grid';
}

function button(name, word, deed, testid) {
  const data = testid ? { testid } : {};
  return h('button', { class: 'quiet', type: 'button', title: word, data, on: { click: deed } }, icon(name), h('span', { class: 'label' }, word));
}

function note(symbol, title, text) {
  return h('div', { class: 'empty', data: { testid: 'empty' } }, icon(symbol), h('h3', {}, title), h('p', {}, text));
}
