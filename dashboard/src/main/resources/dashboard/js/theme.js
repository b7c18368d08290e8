import { h, memory, setAttr } from './dom.js';
import { icon } from './icons.js';

const THEMES = ['system', 'light', 'dark'];

/** A button that goes through system, light and dark, and remembers the choice. */
export function themeToggle() {
  let theme = THEMES.find(name => name === memory.get('theme', 'system')) ?? 'system';
  const button = h('button', { class: 'quiet', type: 'button', on: { click: next } });

  function next() {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    memory.set('theme', theme);
    show();
  }

  function show() {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    setAttr(button, 'aria-label', `Theme: ${theme}. Change it`);
    setAttr(button, 'title', `Theme: ${theme}`);
    button.replaceChildren(icon(theme));
  }

  show();
  return button;
}
