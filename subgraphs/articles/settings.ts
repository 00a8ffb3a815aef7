import { text, url } from '../../shared/settings/kinds.ts';

/** Facts about the site. */
export const publication = {
  siteUrl: url({
    variable: 'SITE_URL',
    shownDefault: 'http://localhost:PORT',
    description: "The site's root URL, for articles without a URL of their own.",
  }),
  name: text({
    variable: 'PUBLICATION_NAME',
    shownDefault: "the masthead's publisher",
    description: "The site's name in Korean: the publisher whose masthead is the site's.",
  }),
  englishName: text({ variable: 'PUBLICATION_ENGLISH_NAME', description: "The site's name in English." }),
  tipUrl: url({ variable: 'TIP_URL', description: 'The page where readers send tips (기사제보).' }),
  subscriptionUrl: url({ variable: 'SUBSCRIPTION_URL', description: 'The page where readers subscribe (구독신청).' }),
};
