// Ask: who, where, whom, when; the answer follows every change.
import { byId, fill } from './dom.js';
import { guide } from './guide.js';
import { Spot } from './spot.js';
import { PlacePicker } from './places.js';
import { choose, chosen } from './state.js';

const [RELATION, GOAL] = ['PARENT', 'BIND'];

/** Bring the section to life; give what asks again, in the language of now. */
export function ask(page) {
  const section = byId('ask');
  const answer = new Spot(section.querySelector('.answer'));
  const [relation, goal, on] = ['relation', 'goal', 'on'].map(byId);
  const picker = (name, code) =>
    new PlacePicker(page, byId(name), byId(`${name}-city`), chosen(name, code), () => changed());
  const sponsor = picker('sponsor', '500000');
  const beneficiary = picker('beneficiary', '510000');
  offer(page, relation, 'Relation', chosen('relation', RELATION));
  offer(page, goal, 'Goal', chosen('goal', GOAL));
  on.value = chosen('on');

  function changed() {
    const said = { sponsor: sponsor.code, beneficiary: beneficiary.code, relation: relation.value, goal: goal.value };
    choose({ ...said, on: on.value });
    return refresh();
  }

  function turn(to) {
    goal.value = to;
    goal.focus({ preventScroll: true }); // the button that asked goes with the answer it stood in
    changed().then(() => section.querySelector('.answer').scrollIntoView());
  }

  function refresh() {
    return answer.show(async (signal) => {
      const input = {
        goal: goal.value,
        sponsorRegion: sponsor.code,
        beneficiaryRegion: beneficiary.code,
        relation: relation.value,
        ...(on.value && { on: on.value }),
      };
      const variables = { input, lang: page.lang };
      const asked = page.gateway.ask('guide', variables, signal);
      asked.catch(() => {}); // told below, once there is something to choose from
      await Promise.all([sponsor.refresh(signal), beneficiary.refresh(signal)]);
      return guide(page, (await asked).guide, variables, turn);
    });
  }

  for (const input of [relation, goal, on]) input.addEventListener('change', changed);
  return refresh;
}

function offer({ words }, select, name, value) {
  const options = words.keys(name).map((key) => [key, Object.values(words.tell(name, key)).join(' ')]);
  fill(select, options, value);
}
