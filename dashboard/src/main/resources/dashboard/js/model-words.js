import { h } from './dom.js';

/** How the choice of who answers is sent and shown, besides the names of models. */
export const AUTO = 'auto';
export const SCENE = 'scene';

const EXAMPLE = `models:
  - name: eye
    url: http://192.168.1.9:8000/v1
    model: Qwen/Qwen2.5-VL-7B-Instruct`;

/** What is missing where there is no model, and how to have one. */
export function noModel(summary) {
  return h(
    'details',
    { class: 'more no-model', data: { testid: 'no-model' } },
    h('summary', {}, summary),
    h('p', {}, 'What the detector can’t tell is put to a vision-language model, and none is configured. Any endpoint that speaks OpenAI’s protocol and sees pictures will do: list it in the file that Watchword is started with as ', h('code', {}, '--config'), ', and start it again.'),
    h('pre', {}, h('code', {}, EXAMPLE)),
  );
}

/** What a model has to do with a question that it answers, in a sentence. */
export function shownWords({ route, understood }, parts) {
  if (route?.expression) return `It is shown ${route.expression}.`;
  if (parts.length > 0) return `It is shown ${parts}.`;
  return route?.model ? 'It is shown the whole picture.' : understood;
}

/** What is wrong with a model, in words, or an empty text. */
export function troubleWords(model) {
  if (!model || model.ready) return '';
  return `${model.name} does not answer now${model.reason ? `: ${model.reason}` : ''}.`;
}
