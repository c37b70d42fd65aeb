// Monaco asks for its workers by label; the three files lie beside this bundle.
const FILES = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    return new Worker(new URL(FILES[label] ?? 'editor.worker.js', import.meta.url), { name: label });
  },
};
