import { text, url } from '../../shared/settings/kinds.ts';

/** What the site says of itself. */
export const publication = {
  siteUrl: url({
    variable: 'SITE_URL',
    shownDefault: 'http://localhost:PORT',
    description: "The site's root, for articles without an address of their own.",
  }),
  name: text({
    variable: 'PUBLICATION_NAME',
    shownDefault: "the articles' publisher",
    description: "The site's name in Korean.",
  }),
  englishName: text({ variable: 'PUBLICATION_ENGLISH_NAME', description: "The site's name in English." }),
  tipUrl: url({ variable: 'TIP_URL', description: 'Where readers send tips (기사제보).' }),
  subscriptionUrl: url({ variable: 'SUBSCRIPTION_URL', description: 'Where readers subscribe (구독신청).' }),
};
