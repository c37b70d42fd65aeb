// What GraphiQL has no prop for: how its editors treat Chinese text, and variables that may be left out.

/** Set up Monaco before GraphiQL makes its first editor; both load the same module. */
export async function prepareEditors() {
  const { editor, languages } = await import('monaco-graphql/esm/monaco-editor.js');
  // Monaco boxes full-width punctuation as ambiguous, which is noise in Chinese.
  editor.onDidCreateEditor((made) =>
    made.updateOptions({ unicodeHighlight: { ambiguousCharacters: false }, wordWrap: 'on' }),
  );
  // GraphiQL picks the editors' theme once; when the system turns dark or light, the page follows and they would not.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    const chosen = ['graphiql-dark', 'graphiql-light'].some((each) => document.body.classList.contains(each));
    if (!chosen) editor.setTheme(matches ? 'graphiql-DARK' : 'graphiql-LIGHT');
  });
  // The language service takes what is not null for required even where it has a default (`$lang: Language! = ZH`), and
  // would underline every sample. Which are missing, the gateway says.
  const { jsonDefaults } = languages.json;
  const set = jsonDefaults.setDiagnosticsOptions.bind(jsonDefaults);
  jsonDefaults.setDiagnosticsOptions = (options) => set({ ...options, schemas: options.schemas?.map(lenient) });
}

function lenient({ schema, ...rest }) {
  const definitions = Object.entries(schema?.definitions ?? {}).map(([name, each]) => [name, optional(each)]);
  return { ...rest, schema: { ...optional(schema), definitions: Object.fromEntries(definitions) } };
}

function optional({ required, ...rest } = {}) {
  return rest;
}
