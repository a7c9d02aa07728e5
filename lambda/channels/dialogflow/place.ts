/** What the place is called between turns: an ES context with one parameter of this name, a CX session parameter. */
export const PLACE = 'guide-place';

/** The CX session parameter that says whether the guide goes on listening, for the routes of a flow to go by. */
export const LISTENING = 'guide-listening';
