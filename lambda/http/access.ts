import type { TokenRules } from './id-token';

/** Who may call. Where neither is set, nobody may: a missing setting opens nothing. */
export interface Access {
  /** Google's ID token, which Dialogflow sends by itself. */
  readonly token?: TokenRules;
  /** A secret that Dialogflow is told to send. Either is enough where both are set. */
  readonly secret?: string;
}

/** The settings of the environment; one that is empty, or of which only half is there, is not set. */
export function accessOf(env: Readonly<Record<string, string | undefined>>): Access {
  const list = (name: string): readonly string[] =>
    (env[name] ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const audiences = list('DIALOGFLOW_AUDIENCE');
  const accounts = list('DIALOGFLOW_ACCOUNT');
  const secret = env.DIALOGFLOW_SECRET?.trim();
  return {
    ...(audiences.length > 0 && accounts.length > 0 && { token: { audiences, accounts } }),
    ...(secret && { secret }),
  };
}
