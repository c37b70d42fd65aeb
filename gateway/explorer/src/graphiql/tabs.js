// The tabs: what a newcomer finds open, what a link asks for, and what the browser keeps of them.

/** The key of the tabs in localStorage. A person who was here under another version gets that version's tabs anew. */
const KEPT = 'gongji:tabs:1';
/** What GraphiQL calls its tabs. */
const TABS = 'graphiql:tabState';

/** Make GraphiQL's tabs of the operations that the gateway offers. */
export function offered({ operations, tabs }) {
  return tabs.map((tab) => opened(operations, tab));
}

/** Make the tab that a link asks for, `?operation=guide&variables={…}`; null where it asks for none. */
export function asked(operations, search) {
  const parameters = new URLSearchParams(search);
  const operation = parameters.get('operation');
  if (!Object.hasOwn(operations, operation ?? '')) return null;
  return opened(operations, { operation, variables: read(parameters.get('variables')) });
}

function opened(operations, { operation, variables }) {
  const { name, title, text } = operations[operation];
  return {
    id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
    title,
    query: text,
    variables: variables && JSON.stringify(variables, null, 2),
    headers: null,
    operationName: name,
    response: null,
  };
}

function read(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Give a function that dresses GraphiQL's tabs: a title in Chinese and English where it knows only the operation's name,
 * and the headers that an operation is offered with, which are never kept.
 */
export function dresser({ operations, tabs }) {
  const known = new Map(
    Object.entries(operations).map(([key, { name, title }]) => {
      const headers = tabs.find((tab) => tab.operation === key)?.headers;
      return [name, { title, headers: headers ? JSON.stringify(headers, null, 2) : null }];
    }),
  );
  return (state) => {
    for (const tab of state.tabs) {
      const dress = known.get(tab.operationName) ?? known.get(tab.title);
      tab.title = dress?.title ?? tab.title;
      tab.headers ??= dress?.headers ?? null;
    }
    return state;
  };
}

/** Read what the browser kept; null on a first visit, or where it cannot be read. */
export function kept() {
  const state = read(storage()?.getItem(KEPT));
  const sound =
    Array.isArray(state?.tabs) && state.tabs.length && state.tabs.every((tab) => typeof tab?.title === 'string');
  return sound ? state : null;
}

/** What GraphiQL takes for its storage. Only tabs reach the browser's, without headers; all else ends with the page. */
export class TabStorage {
  #page = new Map();

  constructor(state) {
    this.#page.set(TABS, JSON.stringify(state));
  }

  get length() {
    return this.#page.size;
  }

  getItem(key) {
    return this.#page.get(key) ?? null;
  }

  setItem(key, value) {
    this.#page.set(key, value);
    if (key === TABS) storage()?.setItem(KEPT, value);
  }

  removeItem(key) {
    this.#page.delete(key);
    if (key === TABS) storage()?.removeItem(KEPT);
  }

  clear() {
    this.#page.clear();
    storage()?.removeItem(KEPT);
  }
}

/** The browser's storage; null where it is forbidden. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
