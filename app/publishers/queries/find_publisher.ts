import { NotFound } from '#shared/refusal'
import { isPlainText } from '#shared/plain_text'
import Publisher from '#publishers/models/publisher'

/** The publisher of a slug, for everybody to see. Throws NotFound. */
export async function findPublisher(slug: string): Promise<Publisher> {
  const publisher = isPlainText(slug) ? await Publisher.findBy('slug', slug) : null
  if (!publisher) throw new NotFound()
  return publisher
}
