/** Characters RFC 8187 lets stand as they are in `filename*`. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  )

/** A download that never renders (RFC 6266): an ASCII name for old programs, the exact one for all others. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^A-Za-z0-9._+-]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(fileName)}`
}
