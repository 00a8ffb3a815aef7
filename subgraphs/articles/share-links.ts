import type { ShareNetwork } from './schema.generated.ts';

/** The addresses that open each network's share dialogue, with the parameters the network documents. */
const SHARE_ADDRESSES: Record<ShareNetwork, (url: string, title: string) => string> = {
  FACEBOOK: url => withParameters('https://www.facebook.com/sharer/sharer.php', { u: url }),
  X: (url, title) => withParameters('https://x.com/intent/post', { text: title, url }),
  KAKAO_STORY: url => withParameters('https://story.kakao.com/share', { url }),
  NAVER: (url, title) => withParameters('https://share.naver.com/web/shareView', { url, title }),
  BAND: (url, title) => withParameters('https://band.us/plugin/share', { body: `${title}\n${url}`, route: url }),
  LINE: url => withParameters('https://social-plugins.line.me/lineit/share', { url }),
  EMAIL: (url, title) => `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`,
};

export function shareLinksOf(url: string, title: string): { network: ShareNetwork; url: string }[] {
  return Object.entries(SHARE_ADDRESSES).map(([network, addressOf]) => ({
    network: network as ShareNetwork,
    url: addressOf(url, title),
  }));
}

function withParameters(address: string, parameters: Record<string, string>): string {
  return `${address}?${new URLSearchParams(parameters)}`;
}
