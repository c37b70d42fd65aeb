// The GraphiQL page. Everything it needs is bundled or comes from the gateway; no other host is asked.
import './workers.js';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL } from 'graphiql';
import { buildSchema } from 'graphql';
import { createRoot } from 'react-dom/client';
import { prepareEditors } from './editors.js';
import { fetcher } from './fetcher.js';
import { TabStorage, dresser, follow, kept, offered } from './tabs.js';
import { WELCOME } from './welcome.jsx';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';

const here = document.getElementById('graphiql');

async function load(path, read) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response[read]();
}

/** Give the tabs to begin with: what was kept, else what is offered, and what the link asks for. */
function begin(offer) {
  const before = kept();
  const state = before ?? { tabs: offered(offer), activeTabIndex: 0 };
  const led = follow(state, offer.operations, location.search);
  if (led) history.replaceState(null, '', location.pathname); // so that loading anew opens it once
  return { state, newcomer: !before && !led };
}

async function show() {
  const [offer, sdl] = await Promise.all([load('explorer/operations.json', 'json'), load('schema.graphql', 'text')]);
  const { state, newcomer } = begin(offer);
  const dress = dresser(offer);
  const turn = (next) => {
    dress(next);
    requestAnimationFrame(() =>
      document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };
  dress(state);
  const active = state.tabs[state.activeTabIndex] ?? state.tabs[0];
  const { headers } = active;
  active.headers = null; // GraphiQL knows the tab to begin with by its content without headers

  await prepareEditors();
  createRoot(here).render(
    <GraphiQL
      fetcher={fetcher}
      schema={buildSchema(sdl)} // introspection is closed to most, so the shipped schema is the one shown
      plugins={[WELCOME, explorerPlugin({ showAttribution: false })]}
      visiblePlugin={newcomer && matchMedia('(min-width: 900px)').matches ? WELCOME : undefined}
      storage={new TabStorage(state)}
      initialQuery={active.query ?? ''}
      initialVariables={active.variables ?? ''}
      initialHeaders={headers ?? ''}
      onTabChange={turn}
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility
    >
      <GraphiQL.Logo>
        <span />
      </GraphiQL.Logo>
    </GraphiQL>,
  );
}

show().catch((error) => {
  here.textContent = `网关没有回答,请重新载入。The gateway did not answer; load the page again. (${error.message})`;
});
