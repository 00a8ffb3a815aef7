/** Where a reader came from, not what they read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|igsh|mc_cid|mc_eid|_ga|ref|ref_src|ref_url|from|rss|cmpid|spm|napm|n_(?:media|query|rank|ad|ad_group|campaign|keyword|match|network))$/i;
/** The article pages of the CMS: the number of the article is their only parameter that says which one it is. */
const CMS_PAGE = /\/(?:articleView|articleViewAmp|articlePrint)\.html$/i;
const CMS_NUMBER = 'idxno';

/** The URL of an article without what does not tell it apart: fragment, tracking, the pages of its comments. */
export function articleAddress(address: string): string {
  const url = cleaned(address);
  return url === undefined ? address : url.href;
}

/**
 * What the URLs of one article have in common, to compare them by: neither scheme nor `www.` or `m.`, and the parameters
 * in one order.
 */
export function articleAddressKey(address: string): string {
  const url = cleaned(address);
  if (url === undefined) return address;
  url.searchParams.sort();
  return `${url.host.replace(/^(?:www|m)\./, '')}${url.pathname}${url.search}`;
}

function cleaned(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.hash = '';
  const isCmsPage = CMS_PAGE.test(url.pathname) && url.searchParams.has(CMS_NUMBER);
  const dropped = [...url.searchParams.keys()].filter(name => (isCmsPage ? name !== CMS_NUMBER : TRACKING.test(name)));
  for (const name of dropped) url.searchParams.delete(name);
  if (isCmsPage) url.pathname = url.pathname.replace(CMS_PAGE, '/articleView.html');
  return url;
}
