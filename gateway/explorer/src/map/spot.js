// A spot in the page that shows the newest answer to what was asked, or in its stead why there is none.
import { both, byId, h } from './dom.js';
import { Refused, Unreachable } from './gateway.js';

export class Spot {
  #element;
  #asking = new AbortController();

  constructor(element) {
    this.#element = element;
  }

  /** Show the nodes that `make(signal)` gives; a newer call abandons this one. */
  async show(make) {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    this.#element.setAttribute('aria-busy', 'true');
    try {
      const nodes = await make(signal);
      signal.throwIfAborted();
      this.#element.replaceChildren(...nodes);
      this.#element.classList.remove('stale');
      this.#read();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refused || error instanceof Unreachable)) console.error(error);
      this.#element.replaceChildren(trouble(error, () => this.show(make)));
      this.#element.classList.add('stale');
    }
    this.#element.removeAttribute('aria-busy');
  }

  // Read the gist aloud to whoever is at work in this section; the rest is theirs to walk through.
  #read() {
    const said = this.#element.querySelector('.said');
    const here = this.#element.closest('section').contains(document.activeElement);
    if (said && here) byId('heard').textContent = said.innerText;
  }
}

/** Tell what went wrong, and offer to try again. */
export function trouble(error, again) {
  const silent = {
    zh: '网关没有回答。请确认它在运行,再试一次。',
    en: 'The gateway did not answer. See that it runs, and try again.',
  };
  return h(
    'div',
    { class: 'trouble', role: 'alert' },
    h('p', null, error instanceof Unreachable ? both(silent) : error.message),
    h('button', { type: 'button', onclick: again }, both({ zh: '再试', en: 'Try again' })),
  );
}
