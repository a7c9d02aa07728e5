/** The part of ssml-builder 0.4.3 that `ssml-elements.ts` uses. The package brings no types of its own. */
declare module 'ssml-builder' {
  class Speech {
    /** Escapes the five characters of XML. */
    say(text: string): this;
    /** A `<sub>`. The alias is not escaped. */
    sub(alias: string, text: string): this;
    /** Says a word character by character; escapes it. */
    spell(word: string): this;
    /** A `<prosody>`; escapes the text and changes the object it is given. */
    prosody(attributes: { rate?: string; volume?: string }, text: string): this;
    ssml(excludeSpeakTag?: boolean): string;
  }
  export = Speech;
}
