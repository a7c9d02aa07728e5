import { descriptionOf, type StoreWords } from '../store';

/** The one locale of the skill: a page in British English for people in the UK. */
export const LOCALE = 'en-GB';

/** Pixels along each side of the icons. (Source: Amazon's Skill Manifest Schema.) */
export const ICON_SIZES = { small: 108, large: 512 } as const;

/** Where an icon stands in the package, and how the manifest names it. */
export const iconPath = (size: keyof typeof ICON_SIZES): string => `assets/images/${LOCALE}_${size}Icon.png`;

/**
 * The skill's manifest, `skill.json`, as far as this project writes it. It says of privacy what the code does: it stores nothing about anyone, asks for nothing, sells
 * nothing and is not for children. `usesHealthInfo` is about health records under US law, not about information on health.
 * There are no permissions: an empty list makes the upload fail (alexa/ask-cli issue 34).
 *
 * @param endpoint the ARN of the Lambda function. The skill is created without it, since the function is deployed with the
 *   skill's id. The same function is the default and the endpoint of Europe, where the listeners are.
 * @param bookmark whether the function keeps bookmarks, under a hash of the listener's account. That is personal
 *   information: the store is told so, and Alexa must tell the function when a listener disables the skill
 */
export function skillManifest(words: StoreWords, endpoint?: string, bookmark = false) {
  const { 'privacy-policy': privacyPolicyUrl, 'terms-of-use': termsOfUseUrl } = words;
  const addresses = {
    ...(privacyPolicyUrl !== '' && { privacyPolicyUrl }),
    ...(termsOfUseUrl !== '' && { termsOfUseUrl }),
  };
  const endpoints =
    endpoint === undefined
      ? undefined
      : { endpoint: { uri: endpoint }, regions: { EU: { endpoint: { uri: endpoint } } } };
  const listing = {
    name: words.name,
    summary: words.summary,
    description: descriptionOf(words),
    examplePhrases: words.examples,
    keywords: words.keywords,
    smallIconUri: `file://${iconPath('small')}`,
    largeIconUri: `file://${iconPath('large')}`,
  };
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        locales: { [LOCALE]: listing },
        category: words.category,
        distributionMode: 'PUBLIC',
        distributionCountries: words.countries,
        isAvailableWorldwide: false,
        testingInstructions: words.testing,
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
      apis: { custom: endpoints ?? {} },
      ...(bookmark &&
        endpoints && {
          events: {
            endpoint: endpoints.endpoint,
            subscriptions: [{ eventName: 'SKILL_DISABLED' }],
            regions: endpoints.regions,
          },
        }),
    },
  };
}
