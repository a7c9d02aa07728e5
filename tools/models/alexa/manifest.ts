import type { StoreWords } from '../store';
import type { ICON_SIZES } from './limits';

/** The one locale of the skill: a page in British English for people in the UK. */
export const LOCALE = 'en-GB';

/** The parts of `skill.json` that this project writes. (Source: the Skill Manifest Schema.) */
export interface SkillManifest {
  readonly manifest: {
    readonly manifestVersion: '1.0';
    readonly publishingInformation: PublishingInformation;
    readonly privacyAndCompliance: PrivacyAndCompliance;
    readonly apis: { readonly custom: CustomApi };
    /** What Alexa tells the function of besides what people say. */
    readonly events?: Events;
  };
}

export interface PublishingInformation {
  readonly locales: Readonly<Record<string, StoreListing>>;
  readonly category: string;
  readonly distributionMode: 'PUBLIC';
  readonly distributionCountries: readonly string[];
  readonly isAvailableWorldwide: boolean;
  readonly testingInstructions: string;
}

export interface StoreListing {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly examplePhrases: readonly string[];
  readonly keywords: readonly string[];
  readonly smallIconUri: string;
  readonly largeIconUri: string;
}

export interface PrivacyAndCompliance {
  readonly allowsPurchases: boolean;
  readonly usesPersonalInfo: boolean;
  readonly isChildDirected: boolean;
  readonly isExportCompliant: boolean;
  readonly containsAds: boolean;
  readonly usesHealthInfo: boolean;
  /** Absent while the charity has filled in no address. */
  readonly locales?: Readonly<Record<string, Addresses>>;
}

export interface Addresses {
  readonly privacyPolicyUrl?: string;
  readonly termsOfUseUrl?: string;
}

export interface CustomApi {
  readonly endpoint?: Endpoint;
  readonly regions?: { readonly EU: { readonly endpoint: Endpoint } };
}

export interface Events {
  readonly endpoint: Endpoint;
  readonly subscriptions: readonly { readonly eventName: 'SKILL_DISABLED' }[];
  readonly regions: { readonly EU: { readonly endpoint: Endpoint } };
}

interface Endpoint {
  readonly uri: string;
}

/** Where an icon stands in the package, and how the manifest names it. */
export const iconPath = (size: keyof typeof ICON_SIZES): string => `assets/images/${LOCALE}_${size}Icon.png`;

/**
 * The skill's manifest. What is said about privacy is what the code does: it stores nothing about anyone, asks for nothing,
 * sells nothing and is not for children. `usesHealthInfo` is about health records under US law, not about information on
 * health. There are no permissions (an empty list makes the upload fail: alexa/ask-cli issue 34), and no events unless
 * something is kept that would have to be deleted.
 *
 * @param endpoint the Lambda function. Without it, the skill can be created, and must be before the function can be
 *   deployed, which needs the skill's id; but it cannot be enabled. The same function is named as the default and as the
 *   endpoint of Europe, where the listeners are.
 * @param bookmark whether the function keeps bookmarks. Where somebody left off is kept under a hash of their account then:
 *   little, but about somebody, so the store is told, and Alexa must say when somebody takes the skill off their account.
 */
export function skillManifest(words: StoreWords, endpoint?: string, bookmark = false): SkillManifest {
  const { name, summary, description, disclaimer, examples, keywords, testing, category, countries } = words;
  const { 'privacy-policy': privacy, 'terms-of-use': terms } = words;
  const addresses: Addresses = {
    ...(privacy !== '' && { privacyPolicyUrl: privacy }),
    ...(terms !== '' && { termsOfUseUrl: terms }),
  };
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        locales: {
          [LOCALE]: {
            name,
            summary,
            description: disclaimer === undefined ? description : `${description}\n\n${disclaimer}`,
            examplePhrases: examples,
            keywords,
            smallIconUri: `file://${iconPath('small')}`,
            largeIconUri: `file://${iconPath('large')}`,
          },
        },
        category,
        distributionMode: 'PUBLIC',
        distributionCountries: countries,
        isAvailableWorldwide: false,
        testingInstructions: testing,
      },
      privacyAndCompliance: {
        allowsPurchases: false,
        usesPersonalInfo: bookmark,
        isChildDirected: false,
        isExportCompliant: true,
        containsAds: false,
        usesHealthInfo: false,
        ...(Object.keys(addresses).length > 0 && { locales: { [LOCALE]: addresses } }),
      },
      apis: {
        custom:
          endpoint === undefined
            ? {}
            : { endpoint: { uri: endpoint }, regions: { EU: { endpoint: { uri: endpoint } } } },
      },
      ...(bookmark && endpoint !== undefined && { events: eventsFor({ uri: endpoint }) }),
    },
  };
}

const eventsFor = (endpoint: Endpoint): Events => ({
  endpoint,
  subscriptions: [{ eventName: 'SKILL_DISABLED' }],
  regions: { EU: { endpoint } },
});
