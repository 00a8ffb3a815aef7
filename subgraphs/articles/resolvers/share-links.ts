import type { ShareNetwork } from '../types/schema.generated.ts';

/** The values to share, percent-encoded for a query string (RFC 3986, 2.1). */
interface Shared {
  readonly url: string;
  readonly title: string;
}

/** The URLs that open each network's share dialog, with the parameters that the network documents. */
const SHARE_ADDRESSES = Object.entries<(shared: Shared) => string>({
  FACEBOOK: ({ url }) => `https://www.facebook.com/sharer/sharer.php?u=${url}`,
  X: ({ url, title }) => `https://x.com/intent/post?text=${title}&url=${url}`,
  KAKAO_STORY: ({ url }) => `https://story.kakao.com/share?url=${url}`,
  NAVER: ({ url, title }) => `https://share.naver.com/web/shareView?url=${url}&title=${title}`,
  BAND: ({ url, title }) => `https://band.us/plugin/share?body=${title}%0A${url}&route=${url}`,
  LINE: ({ url }) => `https://social-plugins.line.me/lineit/share?url=${url}`,
  EMAIL: ({ url, title }) => `mailto:?subject=${title}&body=${url}`,
} satisfies Record<ShareNetwork, (shared: Shared) => string>) as [ShareNetwork, (shared: Shared) => string][];

export function shareLinksOf(url: string, title: string): { network: ShareNetwork; url: string }[] {
  // A lone surrogate cannot be encoded.
  const shared = { url: encodeURIComponent(url.toWellFormed()), title: encodeURIComponent(title.toWellFormed()) };
  return SHARE_ADDRESSES.map(([network, addressOf]) => ({ network, url: addressOf(shared) }));
}
