/** What staff call the moves. */
const MOVES: Readonly<Record<string, string>> = {
  launch: 'the guide was opened',
  menu: 'what can I hear',
  next: 'the next part',
  previous: 'the part before',
  repeat: 'say that again',
  'start-over': 'from the beginning',
  resume: 'carry on',
  pause: 'wait a moment',
  yes: 'yes',
  no: 'no',
  item: 'an item by its number',
  last: 'the last item',
  count: 'how many there are',
  where: 'where am I',
  slower: 'slower',
  faster: 'the usual pace',
  spell: 'spell that',
  helpline: 'the helpline',
  whatsapp: 'WhatsApp',
  support: 'someone to talk to',
  emergency: 'an emergency',
  danger: 'distress, or an emergency',
  distress: 'distress',
  advice: 'a personal medical question',
  about: 'who is speaking',
  fresh: 'how up to date it is',
  forget: 'forget me',
  help: 'help',
  'off-page': 'not on the page',
  unheard: 'not understood',
  silence: 'nothing was said',
  stop: 'stop',
  end: 'the listener left',
  choose: 'one of two',
  read: 'a passage',
};

export const moveName = (move: string): string => MOVES[move] ?? move;

/** What a listener does without words. */
const DEEDS: Readonly<Record<string, string>> = {
  '/launch': 'opens the guide',
  '/silence': 'says nothing',
  '/end': 'leaves',
  '/new': 'comes back',
};

export const deedName = (said: string): string | undefined => DEEDS[said];

/** How an utterance was understood. */
const REASONS: Readonly<Record<string, string>> = {
  exact: 'word for word one of the samples',
  likely: 'by its words',
  triage: 'it may be urgent, and that comes first',
  unsure: 'nothing on the page was likely enough',
  nothing: 'there was nothing to understand',
};

export const reasonName = (by: string): string => REASONS[by] ?? by;

export const percent = (score: number): string =>
  score > 0 && score < 0.01 ? 'under 1 %' : `${Math.round(score * 100)} %`;
