/** The longest utterance that is taken, in characters: several minutes of speech. */
export const LINE_CHARACTERS = 500;
