/** Characters that XML 1.0 does not allow, not even escaped (section 2.2); HTML has no use for them either. */
const FORBIDDEN = /[[\p{Cc}--[\t\n\r]]\uFFFE\uFFFF\p{Cs}]/gv;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text for XML or HTML, between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, sign => ESCAPES[sign]!);
}
