// The tabs: what a newcomer finds open, what a link asks for, and what the browser keeps of them.

/** The key of the tabs in localStorage. A person who was here under another version gets that version's tabs anew. */
const KEPT = 'gongji:tabs:1';
/** What GraphiQL calls its tabs. */
const TABS = 'graphiql:tabState';
/** What a mutation is told may be somebody's number or name, and is not kept. */
/** What looks like a token is not kept, wherever it was put. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const CHANGES = /^\s*mutation\b/m;

/** Make GraphiQL's tabs of the operations that the gateway offers. */
export function offered({ operations, tabs }) {
  return tabs.map((tab) => opened(operations, tab));
}

/**
 * Activate the tab that a link asks for, `?operation=guide&variables={…}`: one that is there already, else a new one behind
 * the others. False where it asks for none.
 */
export function follow(state, operations, search) {
  const parameters = new URLSearchParams(search);
  const operation = parameters.get('operation');
  if (!Object.hasOwn(operations, operation ?? '')) return false;
  const given = read(parameters.get('variables'));
  const variables = Object.prototype.toString.call(given) === '[object Object]' ? given : null;
  const tab = opened(operations, { operation, variables });
  const there = state.tabs.findIndex((each) => each.query === tab.query && each.variables === tab.variables);
  state.activeTabIndex = there < 0 ? state.tabs.push(tab) - 1 : there;
  return true;
}

function opened(operations, { operation, variables }) {
  const { name, title, text } = operations[operation];
  return {
    id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
    title,
    query: text,
    variables: written(variables),
    headers: null,
    operationName: name,
    response: null,
  };
}

function written(value) {
  return value ? JSON.stringify(value, null, 2) : null;
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
 * and what an operation is offered with where that is never kept: headers, and a mutation's variables.
 */
export function dresser({ operations, tabs }) {
  const known = new Map(
    Object.entries(operations).map(([key, { name, title }]) => {
      const { headers, variables } = tabs.find((tab) => tab.operation === key) ?? {};
      return [name, { title, headers: written(headers), variables: written(variables) }];
    }),
  );
  return (state) => {
    for (const tab of state.tabs) {
      const dress = known.get(tab.operationName) ?? known.get(tab.title);
      tab.title = dress?.title ?? tab.title;
      tab.headers ??= dress?.headers ?? null;
      if (CHANGES.test(tab.query)) tab.variables ??= dress?.variables ?? null;
    }
    return state;
  };
}

/** Read what the browser kept; null on a first visit, or where it cannot be read. */
export function kept() {
  const state = read(storage()?.getItem(KEPT));
  const sound = Array.isArray(state?.tabs) && state.tabs.length && state.tabs.every(isTab);
  return sound ? state : null;
}

function isTab(tab) {
  const texts = [tab?.query, tab?.variables, tab?.operationName].map((each) => each ?? '');
  return [tab?.title, ...texts].every((each) => typeof each === 'string');
}

/**
 * What GraphiQL takes for its storage. Only tabs reach the browser's, without headers and without a mutation's variables;
 * all else ends with the page.
 */
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
    if (key === TABS) storage()?.setItem(KEPT, discreet(value).replace(TOKEN, 'TOKEN'));
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

function discreet(state) {
  const { tabs, ...rest } = JSON.parse(state);
  const kept = tabs.map((tab) => ({ ...tab, headers: null, ...(CHANGES.test(tab.query) && { variables: null }) }));
  return JSON.stringify({ ...rest, tabs: kept });
}

/** The browser's storage; null where it is forbidden. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
