/** Text for HTML, in content as well as in attributes. Characters that no document may contain are left out. */
export function escapeHtml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Text without the characters that XML cannot contain in any form: control characters and halves of surrogate pairs. */
export function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters meant
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Data for a script element, in which nothing may look like the end of it. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
}
