/**
 * What Amazon takes. Sources: for models, the error of the model upload quoted in alexa/ask-cli issue 9 (characters),
 * Amazon's older page on custom slot types (values in total) and m0ngr31/kanzi issue 263 (characters of a value); for
 * the manifest, the Skill Manifest Schema.
 */

/** Characters of a model file. */
export const MODEL_CHARACTERS = 1_000_000;
/** Values of all slot types together, synonyms among them. */
export const SLOT_VALUES = 50_000;
/** Characters of a value or synonym. */
export const SLOT_VALUE_CHARACTERS = 140;

/** What the store shows. */
export const NAME_CHARACTERS_LEAST = 2;
export const SUMMARY_CHARACTERS = 160;
export const DESCRIPTION_CHARACTERS = 4000;
export const TESTING_CHARACTERS = 4000;
export const KEYWORDS = 30;
export const KEYWORD_CHARACTERS = 150;
export const EXAMPLE_CHARACTERS = 200;
/** The schema takes four; certification asks for three, the first of them the opening of the skill (test 3.1). */
export const EXAMPLES = 3;

/** Pixels along each side of the icons. */
export const ICON_SIZES = { small: 108, large: 512 } as const;
